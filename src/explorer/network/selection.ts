/** What of a network somebody clicked on. */
export type Selection = { node: string } | { tie: readonly [string, string] } | undefined;

/** Between the ends of a tie in an address; no key has it. */
const separator = '~';

/** Reads from an address what is chosen in the network. */
export function selectionOf(params: URLSearchParams): Selection {
  const node = params.get('node');
  if (node) return { node };
  const [one, other] = params.get('tie')?.split(separator) ?? [];
  return one && other ? { tie: [one, other] } : undefined;
}

/** The parameters of an address for what is chosen. */
export function selectionParams(selection: Selection): { node: string | undefined; tie: string | undefined } {
  return {
    node: selection && 'node' in selection ? selection.node : undefined,
    tie: selection && 'tie' in selection ? selection.tie.join(separator) : undefined,
  };
}
