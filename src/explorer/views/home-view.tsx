import { collaborationsAddress, pathAddress, themesAddress } from '../address/place.js';
import { useTitle } from '../address/use-title.js';
import { useAnswer } from '../asking/use-answer.js';
import { countText, yearsText } from '../parts/count-text.js';
import { Links } from '../parts/links.js';
import { Loaded } from '../parts/loaded.js';
import { AskLink } from '../parts/section.js';
import { homeDocument } from './home-documents.js';

/** Where to begin: what is here, and those who have most papers. */
export function HomeView() {
  useTitle(undefined);
  const answer = useAnswer(homeDocument, {});
  return (
    <>
      <div class="page-head">
        <h1>Who wrote what with whom</h1>
        <p class="lead">
          Search for a person, a paper or a topic above, or begin with one of those below. Every page shows the query
          behind it.
        </p>
        <ul class="ways-in">
          <li>
            <a href={pathAddress({})}>How are two people linked?</a>
          </li>
          <li>
            <a href={collaborationsAddress()}>Who works with whom, among authors, organizations or countries?</a>
          </li>
          <li>
            <a href={themesAddress()}>How do themes turn into one another over the years?</a>
          </li>
        </ul>
      </div>
      <Loaded answer={answer}>
        {({ stats, authors, organizations, topics, categories, venues }) => (
          <>
            <p class="soft">
              {countText(stats.papers, 'paper')} by {countText(stats.authors, 'author')},{' '}
              {yearsText(stats.firstYear, stats.lastYear)}
            </p>
            <div class="columns">
              <Group title="Authors">
                <Links kind="author" items={authors.nodes.map(named)} none="None yet." />
              </Group>
              <Group title="Topics">
                <Links kind="topic" items={topics.nodes.map(labelled)} none="None yet." />
              </Group>
              {organizations.nodes.length > 0 && (
                <Group title="Organizations">
                  <Links kind="organization" items={organizations.nodes.map(named)} />
                </Group>
              )}
              {venues.nodes.length > 0 && (
                <Group title="Venues">
                  <Links kind="venue" items={venues.nodes.map(named)} />
                </Group>
              )}
              {categories.nodes.length > 0 && (
                <Group title="Categories">
                  <Links
                    kind="category"
                    items={categories.nodes.filter(({ papersCount }) => papersCount > 0).map(labelled)}
                  />
                </Group>
              )}
            </div>
            <p>
              <AskLink document={homeDocument} variables={{}} about="what is here" />
            </p>
          </>
        )}
      </Loaded>
    </>
  );
}

function Group({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <section class="section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function named({ key, name, papersCount }: { key: string; name: string; papersCount: number }) {
  return { key, name, note: papersCount.toLocaleString('en') };
}

function labelled({ key, label, papersCount }: { key: string; label: string; papersCount: number }) {
  return { key, name: label, note: papersCount.toLocaleString('en') };
}
