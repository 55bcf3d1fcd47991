/**
 * What filters ask of papers beside their links, a byte each (`Snapshot.paperFacts`): two bits, and above them the place of
 * the type in a list, from 1; 0 where no source says.
 */
export const paperFact = { hasAbstract: 1, isRetracted: 2 } as const;
export const typeFactor = 4;

/** The place of the type in the list, -1 where no source says. */
export function typeOf(facts: number): number {
  return Math.floor(facts / typeFactor) - 1;
}
