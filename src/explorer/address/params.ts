/** Changes of an address's parameters; undefined or '' takes one away. */
export type ParamChanges = Record<string, string | number | undefined>;

/** A whole number in its bounds, or undefined where there is none or it is no number: an address may be typed by hand. */
export function integerParam(
  params: URLSearchParams,
  name: string,
  { min, max }: { min: number; max: number },
): number | undefined {
  const text = params.get(name)?.trim() ?? '';
  if (!/^-?\d{1,9}$/.test(text)) return undefined;
  return Math.min(Math.max(Number(text), min), max);
}

/** One of some words, or the first of them. */
export function choiceParam<Choice extends string>(
  params: URLSearchParams,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  return choices.find((choice) => choice === params.get(name)) ?? choices[0];
}

/** The parameters after some changes, those that are there in their order. */
export function changedParams(params: URLSearchParams, changes: ParamChanges): URLSearchParams {
  const changed = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') changed.delete(name);
    else changed.set(name, String(value));
  }
  return changed;
}
