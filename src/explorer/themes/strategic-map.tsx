import { useId } from 'preact/hooks';
import type { ParamChanges } from '../address/params.js';
import { choiceParam } from '../address/params.js';
import { useRouter } from '../address/router.js';
import { placeLabels } from '../network/place-labels.js';
import { useWidth } from '../network/use-width.js';
import { decimalText, enumText, yearsText } from '../parts/count-text.js';
import { textWidth } from '../parts/text-width.js';
import type { DrawnTheme, DrawnThemes } from './theme-documents.js';
import { type ThemeSelection, themeSelectionParams } from './theme-selection.js';

interface StrategicMapProps {
  evolution: DrawnThemes;
  /** The map shows the period of what is chosen, of a link that of its later theme, unless another is asked for. */
  chosen: ThemeSelection;
  addressWith: (changes: ParamChanges) => string;
}

/** Where the themes of a period stand: how much others use them, and how developed they are (Callon et al. 1991). */
export function StrategicMap({ evolution: { periods, themes }, chosen, addressWith }: StrategicMapProps) {
  const id = useId();
  const { params } = useRouter();
  const theme = chosen && ('link' in chosen ? chosen.link[1] : chosen.theme);
  const byDefault = String(themes.find(({ number }) => number === theme)?.period ?? periods.length - 1);
  const at = Number(choiceParam(params, 'map', [byDefault, ...periods.map(({ number }) => String(number))]));
  const shown = themes.filter(({ period }) => period === at);
  const { from, to } = periods[at] ?? {};
  return (
    <section class="section" aria-labelledby={id}>
      <h3 id={id}>Strategic map</h3>
      <nav class="tabs" aria-label="Period of the map">
        {periods.map((period) => (
          <a
            key={period.number}
            href={addressWith({ map: String(period.number) === byDefault ? undefined : period.number })}
            aria-current={period.number === at ? 'page' : undefined}
          >
            {yearsText(period.from, period.to)}
          </a>
        ))}
      </nav>
      {shown.length === 0 ? (
        <p class="soft">No theme in this period.</p>
      ) : (
        <div class="strategic">
          <Quadrants themes={shown} label={`Strategic map of ${yearsText(from, to)}`} />
          <Figures themes={shown} addressWith={addressWith} />
        </div>
      )}
    </section>
  );
}

const radius = { least: 5, most: 20 };
const room = 28;

/** Themes by the rank of their centrality, to the right, and of their density, upward. */
function Quadrants({ themes, label }: { themes: readonly DrawnTheme[]; label: string }) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const size = { width, height: Math.round(Math.min(Math.max(width * 0.75, 300), 460)) };
  const inner = { width: size.width - 2 * room, height: size.height - 2 * room };
  const mostPapers = Math.max(1, ...themes.map(({ papersCount }) => papersCount));
  const shareOf = (quadrants: readonly string[]) =>
    themes.filter(({ quadrant }) => quadrants.includes(quadrant)).length / themes.length;
  const splitX = room + inner.width * shareOf(['NICHE', 'EMERGING_OR_DECLINING']);
  const splitY = size.height - room - inner.height * shareOf(['BASIC', 'EMERGING_OR_DECLINING']);
  const circles = themes.map((theme) => ({
    x:
      room +
      inner.width *
        rankOf(
          theme.centrality,
          themes.map(({ centrality }) => centrality),
        ),
    y:
      size.height -
      room -
      inner.height *
        rankOf(
          theme.density,
          themes.map(({ density }) => density),
        ),
    radius: radius.least + (radius.most - radius.least) * Math.sqrt(theme.papersCount / mostPapers),
    width: textWidth(theme.label),
  }));
  const order = themes.map((_, index) => index).sort((a, b) => (circles[b]?.radius ?? 0) - (circles[a]?.radius ?? 0));
  const names = placeLabels(
    order.flatMap((index) => circles[index] ?? []),
    size,
  );
  return (
    <div ref={frame} class="quadrants">
      {width > 0 && (
        <svg width={size.width} height={size.height} role="img" aria-label={`${label}; the figures stand in the table`}>
          <line x1={splitX} x2={splitX} y1={0} y2={size.height} />
          <line x1={0} x2={size.width} y1={splitY} y2={splitY} />
          <g class="corners">
            <text x={8} y={16}>
              niche
            </text>
            <text x={size.width - 8} y={16} text-anchor="end">
              motor
            </text>
            <text x={8} y={size.height - 8}>
              emerging or declining
            </text>
            <text x={size.width - 8} y={size.height - 8} text-anchor="end">
              basic
            </text>
          </g>
          {circles.map(({ x, y, radius: r }, index) => (
            <circle key={themes[index]?.number} cx={x} cy={y} r={r}>
              <title>{themes[index]?.label}</title>
            </circle>
          ))}
          {order.map((index, place) => {
            const at = names[place];
            return (
              at && (
                <text key={index} x={at.x} y={at.y} text-anchor={at.anchor}>
                  {themes[index]?.label}
                </text>
              )
            );
          })}
        </svg>
      )}
    </div>
  );
}

/** The middle of the place among all values, 0 to 1; equal values share theirs. */
function rankOf(value: number, values: readonly number[]): number {
  const below = values.filter((other) => other < value).length;
  return (below + 0.5) / values.length;
}

function Figures({ themes, addressWith }: { themes: readonly DrawnTheme[] } & Pick<StrategicMapProps, 'addressWith'>) {
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Theme</th>
            <th scope="col" class="number">
              Papers
            </th>
            <th scope="col" class="number">
              Centrality
            </th>
            <th scope="col" class="number">
              Density
            </th>
            <th scope="col">Where</th>
          </tr>
        </thead>
        <tbody>
          {themes.map(({ number, label, papersCount, centrality, density, quadrant }) => (
            <tr key={number}>
              <td>
                <a href={addressWith(themeSelectionParams({ theme: number }))}>{label}</a>
              </td>
              <td class="number">{papersCount.toLocaleString('en')}</td>
              <td class="number">{decimalText(centrality)}</td>
              <td class="number">{decimalText(density)}</td>
              <td>{enumText(quadrant)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft notes">
        Centrality: how strongly its topics are tied to those of other themes. Density: how strongly to one another. The
        map shows their ranks; its lines are the medians. A larger circle has more papers.
      </p>
    </div>
  );
}
