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
import { ChosenLink } from './theme-link-panel.js';
import type { ThemeSelection } from './theme-selection.js';

interface ThemePanelProps {
  evolution: DrawnThemes;
  variables: ThemeVariables;
  chosen: ThemeSelection;
  /** The address of a choice; of none to close the panel. */
  addressOf: (selection: ThemeSelection) => string;
}

/** Beside the drawing: the theme or the link that is chosen, or the periods while none is. */
export function ThemePanel(props: ThemePanelProps) {
  const { evolution, chosen, addressOf: choiceAddress } = props;
  if (!chosen) {
    return (
      <aside class="panel" aria-live="polite" aria-label="Periods">
        <Periods evolution={evolution} />
      </aside>
    );
  }
  const isLink = 'link' in chosen;
  return (
    <aside class="panel" aria-live="polite" aria-label={isLink ? 'The link chosen' : 'The theme chosen'}>
      <Chosen {...props} chosen={chosen} />
      <a class="close" href={choiceAddress(undefined)} aria-label={isLink ? 'Choose no link' : 'Choose no theme'}>
        ×
      </a>
    </aside>
  );
}

function Chosen({ chosen, ...props }: ThemePanelProps & { chosen: NonNullable<ThemeSelection> }) {
  const { themes, links } = props.evolution;
  if ('link' in chosen) {
    const [from, to] = chosen.link;
    const link = links.find(({ source, target }) => source.number === from && target.number === to);
    return link ? <ChosenLink {...props} link={link} /> : null;
  }
  const theme = themes[chosen.theme];
  return theme ? <ChosenTheme {...props} theme={theme} /> : null;
}

function Periods({ evolution: { periods, themes } }: Pick<ThemePanelProps, 'evolution'>) {
  return (
    <>
      <h3>{countText(periods.length, 'period')}</h3>
      <p class="soft">
        A theme is a group of topics that stand together in the papers of a period. Choose one to see its topics and
        papers. A flow carries topics on; a thread leaps over a period. Choose either to see what its two themes share.
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
  addressOf: (selection: ThemeSelection) => string;
}

function ChosenTheme({ evolution, theme, variables, addressOf: choiceAddress }: ChosenThemeProps) {
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
        addressOf={choiceAddress}
      />
      <Linked
        title="Turns into"
        links={links.filter(({ source }) => source.number === theme.number)}
        other={({ target }) => target.number}
        share={({ coverageForward }) => coverageForward}
        evolution={evolution}
        addressOf={choiceAddress}
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
  addressOf: (selection: ThemeSelection) => string;
}

/** How many shared topics a link names. */
const namedTerms = 4;

function Linked({ title, links, other, share, evolution: { themes, periods }, addressOf: choiceAddress }: LinkedProps) {
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
                <a href={choiceAddress({ theme: other(link) })}>{theme?.label}</a>{' '}
                <span class="soft">
                  {yearsText(period?.from, period?.to)} ·{' '}
                  <a
                    href={choiceAddress({ link: [link.source.number, link.target.number] })}
                    title="See what the two share"
                  >
                    {Math.round(share(link) * 100)}% of this theme
                  </a>
                  , by{' '}
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
