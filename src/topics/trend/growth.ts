/** How fast a share grows. */
export interface Growth {
  /** exp(β) - 1: 0.1 is a tenth more of the corpus a year. */
  rate: number;
  /** 95 percent interval of the rate. */
  low: number;
  high: number;
  /** Pearson's χ² over the degrees of freedom; 1 where the counts scatter as Poisson's law has it or less. */
  dispersion: number;
  /** Years with papers in the corpus, on which it rests. */
  years: number;
}

const maxRounds = 100;

/**
 * The yearly growth of a share, by quasi-Poisson regression: ln E(r_t) = ln d_t + α + β t, by iteratively reweighted
 * least squares, with a t interval for β whose variance is raised by the dispersion where that is above 1 (McCullagh,
 * Nelder 1989, "Generalized linear models", chapters 2 and 6).
 *
 * @param papers r: of the subject, by year
 * @param corpus d: of all, by year; years of none are left out
 * @returns undefined where it can't be told: fewer than three years with papers in the corpus, or papers of the subject in
 *   fewer than two of them
 */
export function growth(papers: ArrayLike<number>, corpus: ArrayLike<number>): Growth | undefined {
  const years = Array.from({ length: corpus.length }, (_, t) => t).filter((t) => (corpus[t] as number) > 0);
  const withPapers = years.filter((t) => (papers[t] as number) > 0);
  if (years.length < 3 || withPapers.length < 2) return undefined;
  // Time is counted from the middle, which keeps the two unknowns nearly independent.
  const middle = ((years[0] as number) + (years.at(-1) as number)) / 2;
  const time = years.map((t) => t - middle);
  const r = years.map((t) => papers[t] as number);
  const d = years.map((t) => corpus[t] as number);
  let alpha = Math.log(sumOf(r) / sumOf(d));
  let beta = 0;
  for (let round = 0; round < maxRounds; round++) {
    const mean = d.map((all, i) => all * Math.exp(alpha + beta * (time[i] as number)));
    const fit = invert(mean, time);
    const scoreAlpha = sumOf(r.map((count, i) => count - (mean[i] as number)));
    const scoreBeta = sumOf(r.map((count, i) => (count - (mean[i] as number)) * (time[i] as number)));
    const stepAlpha = fit.alpha * scoreAlpha + fit.both * scoreBeta;
    const stepBeta = fit.both * scoreAlpha + fit.beta * scoreBeta;
    alpha += stepAlpha;
    beta += stepBeta;
    if (!Number.isFinite(beta)) return undefined;
    if (Math.abs(stepAlpha) + Math.abs(stepBeta) > 1e-12) continue;
    const expected = d.map((all, i) => all * Math.exp(alpha + beta * (time[i] as number)));
    const freedom = years.length - 2;
    const pearson = sumOf(r.map((count, i) => (count - (expected[i] as number)) ** 2 / (expected[i] as number)));
    const dispersion = Math.max(1, pearson / freedom);
    const spread = studentQuantile(freedom) * Math.sqrt(dispersion * invert(expected, time).beta);
    return {
      rate: Math.expm1(beta),
      low: Math.expm1(beta - spread),
      high: Math.expm1(beta + spread),
      dispersion,
      years: years.length,
    };
  }
  return undefined;
}

/** The inverse of the 2 by 2 information matrix. */
function invert(weights: readonly number[], time: readonly number[]) {
  const a = sumOf(weights);
  const b = sumOf(weights.map((w, i) => w * (time[i] as number)));
  const c = sumOf(weights.map((w, i) => w * (time[i] as number) ** 2));
  const determinant = a * c - b * b;
  return { alpha: c / determinant, both: -b / determinant, beta: a / determinant };
}

/** The .975 quantile of Student's t: exact for 1 and 2, else Abramowitz and Stegun 26.7.5, within .004. */
function studentQuantile(freedom: number): number {
  if (freedom === 1) return 12.7062;
  if (freedom === 2) return 4.30265;
  const z = 1.959964;
  const terms = [
    z,
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160,
  ];
  return sumOf(terms.map((term, power) => term / freedom ** power));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
