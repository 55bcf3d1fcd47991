import { addressOf } from '../address/place.js';
import { useAnswer } from '../asking/use-answer.js';
import { countText, enumText, yearsText } from '../parts/count-text.js';
import { Links } from '../parts/links.js';
import { Loaded } from '../parts/loaded.js';
import { PaperLine } from '../parts/paper-line.js';
import {
  type DrawnLink,
  type DrawnTheme,
  type DrawnThemes,
  type ThemeVariables,
  themeDocuments,
} from './theme-documents.js';

interface ThemePanelProps {
  evolution: DrawnThemes;
  variables: ThemeVariables;
  chosen: number | undefined;
  /** The address of a theme; of none to close the panel. */
  addressOf: (theme: number | undefined) => string;
}

/** Beside the drawing: the theme that is chosen, or the periods while none is. */
export function ThemePanel({ evolution, variables, chosen, addressOf: themeAddress }: ThemePanelProps) {
  const theme = evolution.themes.find(({ number }) => number === chosen);
  return (
    <aside class="panel" aria-live="polite" aria-label={theme ? 'The theme chosen' : 'Periods'}>
      {theme ? (
        <>
          <ChosenTheme evolution={evolution} theme={theme} variables={variables} addressOf={themeAddress} />
          <a class="close" href={themeAddress(undefined)} aria-label="Choose no theme">
            ×
          </a>
        </>
      ) : (
        <Periods evolution={evolution} />
      )}
    </aside>
  );
}

function Periods({ evolution: { periods, themes } }: Pick<ThemePanelProps, 'evolution'>) {
  return (
    <>
      <h3>{countText(periods.length, 'period')}</h3>
      <p class="soft">
        A theme is a group of topics that stand together in the papers of a period. Choose one to see its topics and
        papers. A flow carries topics on; a thread leaps over a period.
      </p>
      <dl class="periods">
        {periods.map(({ number, from, to, papersCount, termsCount }) => (
          <div key={number}>
            <dt>{yearsText(from, to)}</dt>
            <dd class="soft">
              {countText(papersCount, 'paper')}, {countText(termsCount, 'topic')},{' '}
              {countText(themes.filter(({ period }) => period === number).length, 'theme')}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

interface ChosenThemeProps {
  evolution: DrawnThemes;
  theme: DrawnTheme;
  variables: ThemeVariables;
  addressOf: (theme: number) => string;
}

function ChosenTheme({ evolution, theme, variables, addressOf: themeAddress }: ChosenThemeProps) {
  const { periods, links } = evolution;
  const { from, to } = periods[theme.period] ?? {};
  const answer = useAnswer(themeDocuments.papers, variables);
  return (
    <>
      <h3>{theme.label}</h3>
      <p class="soft">
        {yearsText(from, to)} · {countText(theme.papersCount, 'paper')} · {countText(theme.termsCount, 'topic')}
        {' · '}
        {enumText(theme.quadrant)}
      </p>
      <Links
        kind="topic"
        items={theme.terms.map(({ topic, papersCount }) => ({
          key: topic.key,
          name: topic.label,
          note: papersCount.toLocaleString('en'),
        }))}
      />
      {theme.termsCount > theme.terms.length && (
        <p class="soft">and {countText(theme.termsCount - theme.terms.length, 'more topic')}</p>
      )}
      <Linked
        title="Comes from"
        links={links.filter(({ target }) => target.number === theme.number)}
        other={({ source }) => source.number}
        share={({ coverageBackward }) => coverageBackward}
        evolution={evolution}
        addressOf={themeAddress}
      />
      <Linked
        title="Turns into"
        links={links.filter(({ source }) => source.number === theme.number)}
        other={({ target }) => target.number}
        share={({ coverageForward }) => coverageForward}
        evolution={evolution}
        addressOf={themeAddress}
      />
      <h4>Latest papers</h4>
      <Loaded answer={answer}>
        {({ thematicEvolution }) => (
          <ul class="lines">
            {thematicEvolution.themes
              .find(({ number }) => number === theme.number)
              ?.papers.nodes.map((paper) => (
                <li key={paper.key}>
                  <PaperLine paper={paper} />
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </>
  );
}

interface LinkedProps {
  title: string;
  links: readonly DrawnLink[];
  other: (link: DrawnLink) => number;
  /** Of the theme that is chosen: 0 to 1. */
  share: (link: DrawnLink) => number;
  evolution: DrawnThemes;
  addressOf: (theme: number) => string;
}

/** How many shared topics a link names. */
const namedTerms = 4;

function Linked({ title, links, other, share, evolution: { themes, periods }, addressOf: themeAddress }: LinkedProps) {
  if (links.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul class="theme-links">
        {[...links]
          .sort((a, b) => share(b) - share(a))
          .map((link) => {
            const theme = themes[other(link)];
            const period = periods[theme?.period ?? 0];
            return (
              <li key={other(link)}>
                <a href={themeAddress(other(link))}>{theme?.label}</a>{' '}
                <span class="soft">
                  {yearsText(period?.from, period?.to)} · {Math.round(share(link) * 100)}% of this theme, by{' '}
                  {link.terms.slice(0, namedTerms).map(({ key, label }, index) => (
                    <>
                      {index > 0 && ', '}
                      <a class="quiet" href={addressOf('topic', key)}>
                        {label}
                      </a>
                    </>
                  ))}
                  {link.terms.length > namedTerms && ` and ${link.terms.length - namedTerms} more`}
                </span>
              </li>
            );
          })}
      </ul>
    </>
  );
}
