import { addressOf } from '../address/place.js';
import { useAnswer } from '../asking/use-answer.js';
import { countText, yearsText } from '../parts/count-text.js';
import { Links } from '../parts/links.js';
import { Loaded } from '../parts/loaded.js';
import { PaperLine } from '../parts/paper-line.js';
import type { PaperLineData } from '../parts/paper-line-fragment.js';
import { AskLink } from '../parts/section.js';
import { type DrawnLink, type DrawnThemes, type ThemeVariables, themeDocuments } from './theme-documents.js';
import type { ThemeSelection } from './theme-selection.js';

interface ChosenLinkProps {
  evolution: DrawnThemes;
  link: DrawnLink;
  variables: ThemeVariables;
  addressOf: (selection: ThemeSelection) => string;
}

/** A link between two themes, with what they share: its topics, the papers on both sides, who wrote on both. */
export function ChosenLink({ evolution, link, variables, addressOf: choiceAddress }: ChosenLinkProps) {
  const { themes, periods } = evolution;
  const asked = { ...variables, source: link.source.number, target: link.target.number };
  const answer = useAnswer(themeDocuments.link, asked);
  const [source, target] = [themes[link.source.number], themes[link.target.number]];
  const yearsOf = (theme: typeof source) => {
    const { from, to } = periods[theme?.period ?? 0] ?? {};
    return yearsText(from, to);
  };
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  return (
    <>
      <h3>
        {[source, target].map((theme, index) => (
          <>
            {index > 0 && <span class="soft"> turns into </span>}
            <a href={choiceAddress(theme && { theme: theme.number })}>{theme?.label}</a>
          </>
        ))}
      </h3>
      <p class="soft">
        {yearsOf(source)} to {yearsOf(target)}
        {link.gap > 0 && ` · leaps over ${countText(link.gap, 'period')}`}
      </p>
      <p>
        {percent(link.coverageForward)} of the earlier theme goes on in the later one, of which it is{' '}
        {percent(link.coverageBackward)}.
      </p>
      <h4>{countText(link.terms.length, 'shared topic')}</h4>
      <Links kind="topic" items={link.terms.map(({ key, label }) => ({ key, name: label }))} />
      <Loaded answer={answer}>
        {({ thematicEvolution: { links } }) =>
          links.map(({ papersFrom, papersTo, authors, authorsCount }) => (
            <>
              <Papers title={`Papers with them, ${yearsOf(source)}`} papers={papersFrom} />
              <Papers title={`Papers with them, ${yearsOf(target)}`} papers={papersTo} />
              <h4>Who wrote some of both</h4>
              {authorsCount === 0 && <p class="soft">Nobody.</p>}
              <ul class="theme-links">
                {authors.map(({ author, papersFrom: before, papersTo: after }) => (
                  <li key={author.key}>
                    <a href={addressOf('author', author.key)}>{author.name}</a>{' '}
                    <span class="soft">
                      {before}, then {countText(after, 'paper')}
                    </span>
                  </li>
                ))}
              </ul>
              {authorsCount > authors.length && (
                <p class="soft">and {countText(authorsCount - authors.length, 'more author')}</p>
              )}
            </>
          ))
        }
      </Loaded>
      <AskLink document={themeDocuments.link} variables={asked} about="what these themes share" />
    </>
  );
}

function Papers({ title, papers }: { title: string; papers: { totalCount: number; nodes: readonly PaperLineData[] } }) {
  const { totalCount, nodes } = papers;
  return (
    <>
      <h4>
        {title} <span class="count">{totalCount.toLocaleString('en')}</span>
      </h4>
      <ul class="lines">
        {nodes.map((paper) => (
          <li key={paper.key}>
            <PaperLine paper={paper} />
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && (
        <p class="soft">{countText(totalCount - nodes.length, 'older paper')} not shown.</p>
      )}
    </>
  );
}
