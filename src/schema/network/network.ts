import type { PaperCounts } from '../../graph/count-papers.js';
import type { NetworkNodes } from '../../graph/ego-network.js';
import type { NetworkTable } from '../../graph/network-table.js';
import { type Normalization, normalizedWeights } from '../../graph/normalize.js';
import type { WeightedGraph } from '../../graph/weighted-graph.js';
import type { AnalysisOutput } from '../analysis/analyses.js';
import type { CutTable } from '../analysis/cut-edges.js';
import type { Asking } from '../analysis/run-analysis.js';
import { type Awaitable, whenThere } from '../awaitable.js';
import { ColumnItems } from '../columns.js';
import type { GraphContext } from '../context.js';
import { paperMask } from '../filter-mask.js';
import type { Labels } from '../kept-texts.js';
import { type Method, type MethodOptions, methodOf } from '../method.js';
import { joinShared, type SharedRun } from '../shared-run.js';
import { SnapshotCache } from '../snapshot-cache.js';
import type { EdgeCount, Truncation } from '../truncation.js';
import type { PaperWhere } from '../where/paper-where.js';
import { countLeftOut, type LimitedPapers, limitAuthors } from './author-limit.js';
import { TielessTable } from './tieless-table.js';
import type { NetworkEntity, Unit } from './units.js';

/** Most nodes of a network: what bounds the cost of every measure. */
export const mostNodes = 2000;
export const edgeLimits = { byDefault: 10_000, most: 50_000 } as const;

/** Analyses that need nothing but the graph. */
export type GraphAnalysis =
  | 'pageRank'
  | 'betweenness'
  | 'closeness'
  | 'eigenvector'
  | 'clustering'
  | 'coreness'
  | 'constraint'
  | 'component'
  | 'communities'
  | 'layout';

/** A position in the nodes of a network. */
export interface NetworkNode {
  network: Network;
  at: number;
}

/** A position in the edges of a network. */
export interface NetworkEdge {
  network: Network;
  at: number;
}

type CountEdges = (context: GraphContext, asking: Asking) => Awaitable<EdgeCount>;

interface NetworkParts {
  unit: Unit;
  table: CutTable;
  papers: LimitedPapers;
  normalization: Normalization;
  /** Called where somebody asks how it was made. */
  describe: (context: GraphContext) => Method;
  countEdges: CountEdges;
}

/** A network with everything that was worked out of it so far, each once. */
export class Network {
  readonly unit: Unit;
  readonly table: CutTable;
  readonly papers: LimitedPapers;
  readonly normalization: Normalization;
  readonly #describe: (context: GraphContext) => Method;
  readonly #countEdges: CountEdges;
  readonly #results = new Map<string, unknown>();
  readonly #normalized = new Map<Normalization, Float64Array>();
  /** The nodes, as a field answers with them. */
  readonly items: ColumnItems<Network, NetworkNode>;
  #method: Method | undefined;
  #nodes: readonly NetworkNode[] | undefined;
  #labels: Labels | undefined;
  #entities: readonly NetworkEntity[] | Promise<readonly NetworkEntity[]> | undefined;

  constructor(parts: NetworkParts) {
    this.unit = parts.unit;
    this.table = parts.table;
    this.papers = parts.papers;
    this.normalization = parts.normalization;
    this.#describe = parts.describe;
    this.#countEdges = parts.countEdges;
    this.items = new ColumnItems<Network, NetworkNode>(this, this.nodesCount, () => this.nodes);
  }

  method(context: GraphContext): Method {
    this.#method ??= this.#describe(context);
    return this.#method;
  }

  get nodes(): readonly NetworkNode[] {
    this.#nodes ??= Array.from(this.table.nodes.vertex, (_, at) => ({ network: this, at }));
    return this.#nodes;
  }

  /** The edges, likewise. */
  get edgeItems(): ColumnItems<Network, NetworkEdge> {
    const edges = () => Array.from(this.table.edges.source, (_, at) => ({ network: this, at }));
    return new ColumnItems<Network, NetworkEdge>(this, this.edgesCount, edges);
  }

  get nodesCount(): number {
    return this.table.nodes.vertex.length;
  }

  get edgesCount(): number {
    return this.table.edges.source.length;
  }

  /** Keys and names of the nodes, where all of them are at hand. */
  labels(context: GraphContext): Labels | undefined {
    // Whose rows had to be read is not looked for again.
    if (this.#entities === undefined) this.#labels ??= this.unit.texts?.(context)?.labels(this.table.nodes.vertex);
    return this.#labels;
  }

  /**
   * Who or what stands at the nodes, in their order: read together at the first request, and there at once for all
   * later ones, because what the rows say belongs to the data version as the network does.
   */
  entities(context: GraphContext): readonly NetworkEntity[] | Promise<readonly NetworkEntity[]> {
    return this.#entities ?? this.#readEntities(context);
  }

  #readEntities(context: GraphContext): readonly NetworkEntity[] | Promise<readonly NetworkEntity[]> {
    const found: (NetworkEntity | Promise<NetworkEntity>)[] = [];
    for (const vertex of this.table.nodes.vertex) found.push(this.unit.load(context, vertex));
    if (!found.some(isPromise)) {
      this.#entities = found as NetworkEntity[];
      return this.#entities;
    }
    const reading = Promise.all(found);
    this.#entities = reading;
    reading.then(
      (entities) => {
        this.#entities = entities;
      },
      () => {
        this.#entities = undefined;
      },
    );
    return reading;
  }

  /** Runs at the first request for it; equal options share one run. */
  analyze<Name extends GraphAnalysis>(
    context: GraphContext,
    name: Name,
    options?: object,
  ): Awaitable<AnalysisOutput<Name>> {
    // Asked for every node, so the key is made the fast way: the options of a measure come in one order.
    return this.#share(context, `${name} ${JSON.stringify(options)}`, async ({ signal }) => {
      const graph = await this.#graph({ ...context, signal });
      return context.runAnalysis(name, { graph, ...(options && { options }) } as never, { signal });
    });
  }

  /** What every measure starts from. */
  #graph(context: GraphContext): Awaitable<WeightedGraph> {
    const { nodes, edges } = this.table;
    const { source, target, weight } = edges;
    const input = { nodes: { vertex: nodes.vertex }, edges: { source, target, weight } };
    return this.#share(context, 'graph', (asking) => context.runAnalysis('weightedGraph', input, asking));
  }

  get truncated(): Truncation {
    const { reason, omittedNodes, cutEdges } = this.table.truncated;
    return { reason, omittedNodes, cutEdges, omittedEdges: (context) => this.#omittedEdges(context) };
  }

  /** The edges that belong to it and were left out, counted at the first request. */
  async #omittedEdges(context: GraphContext): Promise<EdgeCount> {
    const { reason, omittedNodes, cutEdges } = this.table.truncated;
    if (omittedNodes === 0 && reason !== 'BUDGET') return { edges: cutEdges, isExact: true };
    const { edges, isExact } = await this.#share(context, 'edges', (asking) => this.#countEdges(context, asking));
    return { edges: Math.max(cutEdges, edges - this.edgesCount), isExact };
  }

  /** Of the distinct papers of the nodes, those whose byline was cut and those that were left out, counted at the first request. */
  paperCounts(context: GraphContext): Awaitable<PaperCounts> {
    const { snapshot } = context;
    const { unit, papers, table } = this;
    const { vertex } = table.nodes;
    return this.#share(context, 'papers', async (asking) => {
      const input = { snapshot, unit: unit.member, members: vertex, filter: papers.filter };
      const counts = await context.runAnalysis('paperCounts', input, asking);
      const { leftOut } = papers;
      return leftOut ? { ...counts, omitted: countLeftOut(snapshot, unit.member, vertex, leftOut) } : counts;
    });
  }

  /** One run for all who ask for the same. */
  #share<Result>(
    { signal }: GraphContext,
    key: string,
    start: (asking: Required<Asking>) => Awaitable<Result>,
  ): Awaitable<Result> {
    return joinShared<unknown>(this.#results, key, signal, start) as Awaitable<Result>;
  }

  normalizedWeights(normalization: Normalization = this.normalization): Float64Array {
    const known = this.#normalized.get(normalization);
    if (known) return known;
    const weights = normalizedWeights(this.table as NetworkTable, normalization);
    this.#normalized.set(normalization, weights);
    return weights;
  }
}

function isPromise(value: object): value is Promise<unknown> {
  return value instanceof Promise;
}

const networks = new SnapshotCache<Network | SharedRun<Network>>(16);
/** Those that have no edges. */
const tielessNetworks = new SnapshotCache<Network | SharedRun<Network>>(16);

interface NetworkRequest {
  unit: Unit;
  where?: PaperWhere | null;
  maxAuthorsPerPaper?: number | null;
  normalization: Normalization;
  /** How it is made, with everything that it depends on beside the snapshot. */
  method: MethodOptions & { measure: string };
  /** Reads the mask of `where` as members instead of as papers that tie them. */
  membersWhere?: boolean;
  /** Whether anything asks for edges; they are there unless told otherwise. */
  withTies?: boolean;
  /**
   * What stays of it must not hold the context of a request, as networks outlive requests.
   *
   * @param withTies false where the nodes will do
   */
  build(
    context: GraphContext,
    papers: LimitedPapers,
    mask: Uint8Array | undefined,
    asking: Asking,
    withTies: boolean,
  ): Awaitable<CutTable | NetworkNodes>;
  /** Counts the edges of all that `build` found before it cut. */
  countEdges(
    context: GraphContext,
    papers: LimitedPapers,
    mask: Uint8Array | undefined,
    asking: Asking,
  ): Awaitable<EdgeCount>;
}

/** A network of this snapshot; equal methods share one, with its measures. */
export function networkOf(context: GraphContext, request: NetworkRequest): Awaitable<Network> {
  const { snapshot, signal } = context;
  const { measure, parameters } = request.method;
  // The parameters of a method come in one order, written out.
  const key = JSON.stringify([measure, request.unit.kind, parameters]);
  const whole = networks.of(snapshot);
  const withTies = request.withTies !== false || whole.get(key) !== undefined;
  return joinShared(withTies ? whole : tielessNetworks.of(snapshot), key, signal, (asking) =>
    request.where
      ? whenThere(paperMask({ ...context, signal: asking.signal }, request.where), (mask) =>
          makeNetwork(context, request, mask, asking, withTies),
        )
      : makeNetwork(context, request, undefined, asking, withTies),
  );
}

function makeNetwork(
  context: GraphContext,
  request: NetworkRequest,
  mask: Uint8Array | undefined,
  asking: Asking,
  withTies: boolean,
): Awaitable<Network> {
  const { unit, normalization, method } = request;
  const tying = request.membersWhere ? undefined : mask;
  const papers = limitAuthors(context.snapshot, unit.member, tying, request.maxAuthorsPerPaper);
  return whenThere(
    request.build(context, papers, mask, asking, withTies),
    (table) =>
      new Network({
        unit,
        table: 'edges' in table ? table : new TielessTable(table),
        papers,
        normalization,
        describe: (reader) => methodOf(reader, method.measure, method),
        countEdges: (counting, wait) => request.countEdges(counting, papers, mask, wait),
      }),
  );
}
