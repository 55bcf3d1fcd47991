import { QueryError } from '../../errors.js';

export interface BurstSettings {
  /** How many times the usual rate the rate within a burst is: above 1. */
  scaling: number;
  /** What entering a burst costs, in units of ln of the number of batches: 0 or more. */
  gamma: number;
}

export const burstDefaults: Readonly<BurstSettings> = Object.freeze({ scaling: 2, gamma: 1 });

export interface Burst {
  /** Batches from 0, both counted. */
  from: number;
  to: number;
  /** Σ over the burst of the cost in the usual state less that in the burst. */
  strength: number;
  /** Of the subject, and of all, in the batches of the burst. */
  papers: number;
  corpus: number;
}

export interface Bursts {
  /** In the order of time. */
  list: Burst[];
  /** R / D: the share of the subject over all batches. */
  usualRate: number;
  /** scaling · R / D; half way from R / D to 1 where that is 1 or more. */
  burstRate: number;
}

/**
 * Bursts of batched arrivals: Kleinberg (2002), "Bursty and hierarchical structure in streams", KDD, section 4, with two
 * states. The cost of a batch is -ln Binomial(r; d, p) with p the rate of the state; going up costs gamma · ln n, n the
 * batches that hold anything, going down nothing, and the series begins in the usual state. The cheapest course is found
 * by Viterbi; of two that cost the same, the one that is in a burst for less time. A batch without papers costs nothing.
 *
 * @param papers r: of the subject, by batch
 * @param corpus d: of all, by batch
 * @throws QueryError OUT_OF_BOUNDS for the settings; RangeError where a batch has more of the subject than of all
 */
export function bursts(papers: ArrayLike<number>, corpus: ArrayLike<number>, settings: BurstSettings): Bursts {
  const { scaling, gamma } = settings;
  if (!(scaling > 1) || !(gamma >= 0))
    throw new QueryError(
      'OUT_OF_BOUNDS',
      `find bursts: scaling is ${scaling} and gamma ${gamma}, expected above 1 and 0 or more`,
      { hint: 'The usual scaling is 2 and the usual gamma 1.', details: { scaling, gamma } },
    );
  const count = corpus.length;
  let [subject, all, batches] = [0, 0, 0];
  for (let t = 0; t < count; t++) {
    const [r, d] = [papers[t] as number, corpus[t] as number];
    if (r > d) throw new RangeError(`find bursts: batch ${t} holds ${r} papers of the subject and ${d} of all`);
    subject += r;
    all += d;
    if (d > 0) batches++;
  }
  const usualRate = all === 0 ? 0 : subject / all;
  const burstRate = scaling * usualRate < 1 ? scaling * usualRate : (1 + usualRate) / 2;
  if (subject === 0 || subject === all) return { list: [], usualRate, burstRate };
  const rise = gamma * Math.log(batches);
  // Binomial coefficients are the same in both states and fall out.
  const costIn = (rate: number, t: number) => {
    const [r, d] = [papers[t] as number, corpus[t] as number];
    return -(r * Math.log(rate) + (d - r) * Math.log(1 - rate));
  };
  const usual = Float64Array.from({ length: count }, (_, t) => costIn(usualRate, t));
  const raised = Float64Array.from({ length: count }, (_, t) => costIn(burstRate, t));
  return { list: group(course(usual, raised, rise), usual, raised, papers, corpus), usualRate, burstRate };
}

/** 1 where the cheapest course is in a burst. */
function course(usual: Float64Array, raised: Float64Array, rise: number): Uint8Array {
  const count = usual.length;
  const cameRaised = [new Uint8Array(count), new Uint8Array(count)] as const;
  let [low, high] = [0, Number.POSITIVE_INFINITY];
  for (let t = 0; t < count; t++) {
    const toLow = Math.min(low, high);
    const toHigh = Math.min(low + rise, high);
    cameRaised[0][t] = high < low ? 1 : 0;
    cameRaised[1][t] = high < low + rise ? 1 : 0;
    low = toLow + (usual[t] as number);
    high = toHigh + (raised[t] as number);
  }
  const states = new Uint8Array(count);
  let state: 0 | 1 = high < low ? 1 : 0;
  for (let t = count - 1; t >= 0; t--) {
    states[t] = state;
    state = cameRaised[state][t] as 0 | 1;
  }
  return states;
}

function group(
  states: Uint8Array,
  usual: Float64Array,
  raised: Float64Array,
  papers: ArrayLike<number>,
  corpus: ArrayLike<number>,
): Burst[] {
  const found: Burst[] = [];
  for (const [t, state] of states.entries()) {
    if (state === 0) continue;
    let burst = found.at(-1);
    if (burst === undefined || burst.to !== t - 1) {
      burst = { from: t, to: t, strength: 0, papers: 0, corpus: 0 };
      found.push(burst);
    }
    burst.to = t;
    burst.strength += (usual[t] as number) - (raised[t] as number);
    burst.papers += papers[t] as number;
    burst.corpus += corpus[t] as number;
  }
  return found;
}
