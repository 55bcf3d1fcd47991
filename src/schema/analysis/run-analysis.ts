import { setImmediate } from 'node:timers/promises';
import type { Awaitable } from '../awaitable.js';
import { type AnalysisInput, type AnalysisName, type AnalysisOutput, analyses } from './analyses.js';

/** Who asks for an analysis; the signal is looked at where the analysis has to wait, and aborted where nobody needs it any more. */
export interface Asking {
  readonly signal?: AbortSignal;
}

/** Runs one analysis by name, wherever there is time for it; what runs at once is there at once. */
export type RunAnalysis = <Name extends AnalysisName>(
  name: Name,
  input: AnalysisInput<Name>,
  asking?: Asking,
) => Awaitable<AnalysisOutput<Name>>;

/**
 * Runs an analysis in this thread, after whatever else was waiting. What is asked is bounded in size by the fields that
 * ask; a server has a pool of threads for what is large.
 *
 * @throws whatever the analysis throws, and the reason of the signal where it was aborted before the start
 */
export const runInProcess = async <Name extends AnalysisName>(
  name: Name,
  input: AnalysisInput<Name>,
  asking?: Asking,
): Promise<AnalysisOutput<Name>> => {
  await setImmediate();
  asking?.signal?.throwIfAborted();
  return runAtOnce(name, input);
};

/** The same without a turn for others before. */
export function runAtOnce<Name extends AnalysisName>(name: Name, input: AnalysisInput<Name>): AnalysisOutput<Name> {
  return (analyses[name] as (given: typeof input) => AnalysisOutput<Name>)(input);
}
