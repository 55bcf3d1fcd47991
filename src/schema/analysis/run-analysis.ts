import { setImmediate } from 'node:timers/promises';
import { type AnalysisInput, type AnalysisName, type AnalysisOutput, analyses } from './analyses.js';

/** Runs one analysis by name, wherever there is time for it. */
export type RunAnalysis = <Name extends AnalysisName>(
  name: Name,
  input: AnalysisInput<Name>,
  signal?: AbortSignal,
) => Promise<AnalysisOutput<Name>>;

/**
 * Runs an analysis in this thread, after whatever else was waiting. What is asked is bounded in size by the fields that
 * ask; a server has a pool of threads for what is large.
 *
 * @throws whatever the analysis throws, and the reason of the signal where it was aborted before the start
 */
export const runInProcess: RunAnalysis = async (name, input, signal) => {
  await setImmediate();
  return runAtOnce(name, input, signal);
};

/** The same without a turn for others before. */
export const runAtOnce: RunAnalysis = async (name, input, signal) => {
  signal?.throwIfAborted();
  return (analyses[name] as (given: typeof input) => AnalysisOutput<typeof name>)(input);
};
