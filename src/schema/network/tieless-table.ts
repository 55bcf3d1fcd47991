import type { NetworkNodes } from '../../graph/ego-network.js';
import type { CutTable } from '../analysis/cut-edges.js';

/** A network without its edges: it fails whoever reads what it doesn't have, so that no answer is made of it. */
export class TielessTable implements CutTable {
  readonly nodes: CutTable['nodes'];
  readonly truncated: CutTable['truncated'];

  constructor({ nodes, truncated }: NetworkNodes) {
    this.nodes = new TielessNodes(nodes);
    this.truncated = { ...truncated, cutEdges: 0 };
  }

  get edges(): never {
    return missing();
  }
}

class TielessNodes {
  readonly vertex: Uint32Array;
  readonly distance: Uint8Array;
  readonly papersCount: Uint32Array;
  readonly degree: Uint32Array;

  constructor({ vertex, distance, papersCount, degree }: NetworkNodes['nodes']) {
    this.vertex = vertex;
    this.distance = distance;
    this.papersCount = papersCount;
    this.degree = degree;
  }

  get strength(): never {
    return missing();
  }
}

function missing(): never {
  throw new Error('read network: its edges were not asked for, expected a network with edges');
}
