export interface BCubed {
  precision: number;
  recall: number;
  f1: number;
}

/**
 * B³ (Bagga and Baldwin 1998): for every mention, the share of its predicted cluster that is the same person
 * (precision), and the share of its person's mentions that are in its predicted cluster (recall), averaged over
 * mentions.
 *
 * @param predicted cluster of each mention.
 * @param truth person of each mention, in the same order.
 */
export function bCubed(predicted: readonly (number | string)[], truth: readonly (number | string)[]): BCubed {
  const cells = new Map<string, number>();
  const clusterSizes = new Map<number | string, number>();
  const personSizes = new Map<number | string, number>();
  const keys = predicted.map((cluster, at) => {
    const person = truth[at] ?? '';
    const key = `${cluster}\u0000${person}`;
    cells.set(key, (cells.get(key) ?? 0) + 1);
    clusterSizes.set(cluster, (clusterSizes.get(cluster) ?? 0) + 1);
    personSizes.set(person, (personSizes.get(person) ?? 0) + 1);
    return key;
  });
  let precision = 0;
  let recall = 0;
  predicted.forEach((cluster, at) => {
    const shared = cells.get(keys[at] ?? '') ?? 0;
    precision += shared / (clusterSizes.get(cluster) ?? 1);
    recall += shared / (personSizes.get(truth[at] ?? '') ?? 1);
  });
  const n = Math.max(predicted.length, 1);
  precision /= n;
  recall /= n;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
