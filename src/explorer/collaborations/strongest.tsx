import { useId } from 'preact/hooks';
import { changedParams } from '../address/params.js';
import { useRouter } from '../address/router.js';
import type { DrawnNetwork } from '../network/network-documents.js';
import { NodeName } from '../network/node-name.js';
import { selectionParams } from '../network/selection.js';
import type { NetworkKind } from '../network/tie-filter.js';
import { decimalText } from '../parts/count-text.js';

/** How many rows a table has at most. */
const rows = 15;

interface TableProps {
  kind: NetworkKind;
  network: DrawnNetwork;
}

/** The strongest ties that are drawn, each with the way to its papers. */
export function StrongestTies({ kind, network }: TableProps) {
  const id = useId();
  const { params } = useRouter();
  const nodes = new Map(network.nodes.map((node) => [node.key, node]));
  const strongest = [...network.edges].sort((a, b) => b.weight - a.weight || b.papersCount - a.papersCount);
  const nameOf = (key: string) => ({ key, name: nodes.get(key)?.name ?? key });
  return (
    <section class="section" aria-labelledby={id}>
      <h3 id={id}>
        Strongest ties <Shown count={strongest.length} />
      </h3>
      {strongest.length === 0 ? (
        <p class="soft">No tie under this filter.</p>
      ) : (
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Between</th>
                <th scope="col" class="number">
                  Joint papers
                </th>
                <th scope="col" class="number">
                  Weight
                </th>
                <th scope="col" class="number">
                  First
                </th>
                <th scope="col" class="number">
                  Last
                </th>
              </tr>
            </thead>
            <tbody>
              {strongest.slice(0, rows).map(({ source, target, papersCount, weight, firstYear, lastYear }) => {
                const tie = selectionParams({ tie: [source.key, target.key] });
                const [one, other] = [nameOf(source.key), nameOf(target.key)];
                return (
                  <tr key={`${source.key} ${target.key}`}>
                    <td>
                      <NodeName kind={kind} node={one} /> and <NodeName kind={kind} node={other} />
                    </td>
                    <td class="number">
                      <a
                        href={`${location.pathname}?${changedParams(params, tie)}`}
                        aria-label={`${papersCount.toLocaleString('en')}: the papers of ${one.name} and ${other.name}`}
                        title="See these papers"
                      >
                        {papersCount.toLocaleString('en')}
                      </a>
                    </td>
                    <td class="number">{decimalText(weight)}</td>
                    <td class="number">{firstYear ?? '–'}</td>
                    <td class="number">{lastYear ?? '–'}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** The nodes with the strongest ties to the others that are drawn. */
export function MostTied({ kind, network, unit }: TableProps & { unit: string }) {
  const id = useId();
  const most = [...network.nodes].sort((a, b) => b.strength - a.strength || b.papersCount - a.papersCount);
  return (
    <section class="section" aria-labelledby={id}>
      <h3 id={id}>
        Most tied {unit} <Shown count={most.length} />
      </h3>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col" class="number">
                Papers
              </th>
              <th scope="col" class="number">
                Ties here
              </th>
              <th scope="col" class="number">
                Their weight
              </th>
            </tr>
          </thead>
          <tbody>
            {most.slice(0, rows).map((node) => (
              <tr key={node.key}>
                <td>
                  <NodeName kind={kind} node={node} />
                </td>
                <td class="number">{node.papersCount.toLocaleString('en')}</td>
                <td class="number">{node.degree.toLocaleString('en')}</td>
                <td class="number">{decimalText(node.strength)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Shown({ count }: { count: number }) {
  return count > rows ? <span class="count">{`${rows} of ${count.toLocaleString('en')}`}</span> : null;
}
