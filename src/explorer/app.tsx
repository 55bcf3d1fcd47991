import { collaborationsAddress, pathAddress, searchAddress, themesAddress } from './address/place.js';
import { useRouter } from './address/router.js';
import { useFocusOnMove } from './address/use-focus-on-move.js';
import { SearchBox } from './search/search-box.js';
import { View } from './views/view.js';

/** The frame around every page: the search, the ways, the view of the address. */
export function App({ icon }: { icon: string }) {
  const { place, params, go } = useRouter();
  const main = useFocusOnMove<HTMLElement>();
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="top">
        <a class="brand" href="/explore">
          <img src={icon} alt="" width="28" height="28" /> <span>papergraph</span>
        </a>
        <SearchBox
          label="Search papers, people and topics"
          placeholder="A person, a paper, a topic"
          words={place.view === 'search' ? (params.get('q') ?? '') : ''}
          onPick={({ address }) => go(address)}
          onSubmit={(words) => go(searchAddress(words))}
          hasShortcut
          clearsOnPick
        />
        <nav class="ways" aria-label="Ways">
          <a href={pathAddress({})} aria-current={place.view === 'path' ? 'page' : undefined}>
            Paths
          </a>
          <a href={collaborationsAddress()} aria-current={place.view === 'collaborations' ? 'page' : undefined}>
            Collaborations
          </a>
          <a href={themesAddress()} aria-current={place.view === 'themes' ? 'page' : undefined}>
            Themes
          </a>
          <a href="/graphql">GraphiQL</a>
        </nav>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <View place={place} />
      </main>
    </>
  );
}
