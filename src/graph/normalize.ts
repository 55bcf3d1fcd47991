import type { NetworkTable } from './network-table.js';

/**
 * Ways to take the size of the two ends out of the strength of a tie. With w the weight of the edge, k the total link
 * strength of a node in the network, c the joint papers, and p the papers of a node:
 * - ASSOCIATION_STRENGTH: w · Σk / (k_i · k_j), as VOSviewer (van Eck, Waltman 2009, "How to normalize cooccurrence
 *   data?", JASIST 60(8))
 * - ASSOCIATION_BIBLIOMETRIX: c / (p_i · p_j), as bibliometrix's `normalizeSimilarity`
 * - FRACTIONALIZATION: w / (2 / (n / k_i + n / k_j)), n nodes, as VOSviewer
 * - INCLUSION: c / min(p_i, p_j)
 * - JACCARD: c / (p_i + p_j - c)
 * - SALTON: c / √(p_i · p_j)
 * - EQUIVALENCE: c² / (p_i · p_j), Salton squared (Callon, Courtial, Laville 1991)
 */
export const normalizations = [
  'ASSOCIATION_STRENGTH',
  'ASSOCIATION_BIBLIOMETRIX',
  'FRACTIONALIZATION',
  'INCLUSION',
  'JACCARD',
  'SALTON',
  'EQUIVALENCE',
] as const;
export type Normalization = (typeof normalizations)[number];

/**
 * Normalized weights, parallel to the edges of the network. The variants with c and p count papers fully whatever the
 * counting of the network; so INCLUSION, JACCARD, SALTON and EQUIVALENCE lie between 0 and 1.
 */
export function normalizedWeights({ nodes, edges }: NetworkTable, normalization: Normalization): Float64Array {
  const { papersCount: papers, strength } = nodes;
  const count = nodes.vertex.length;
  const total = strength.reduce((sum, k) => sum + k, 0);
  const byStrength = strengthFormulas[normalization];
  const byPapers = papersFormulas[normalization];
  return edges.weight.map((w, e) => {
    const i = edges.source[e] as number;
    const j = edges.target[e] as number;
    const value =
      byStrength?.(w, strength[i] as number, strength[j] as number, total, count) ??
      byPapers?.(edges.papersCount[e] as number, papers[i] as number, papers[j] as number);
    return value ?? w;
  });
}

type StrengthFormula = (w: number, ki: number, kj: number, total: number, count: number) => number;
type PapersFormula = (c: number, pi: number, pj: number) => number;

const strengthFormulas: Partial<Record<Normalization, StrengthFormula>> = {
  ASSOCIATION_STRENGTH: (w, ki, kj, total) => (w * total) / (ki * kj),
  FRACTIONALIZATION: (w, ki, kj, _, count) => w / (2 / (count / ki + count / kj)),
};

const papersFormulas: Partial<Record<Normalization, PapersFormula>> = {
  ASSOCIATION_BIBLIOMETRIX: (c, pi, pj) => c / (pi * pj),
  INCLUSION: (c, pi, pj) => c / Math.min(pi, pj),
  JACCARD: (c, pi, pj) => c / (pi + pj - c),
  SALTON: (c, pi, pj) => c / Math.sqrt(pi * pj),
  EQUIVALENCE: (c, pi, pj) => c ** 2 / (pi * pj),
};
