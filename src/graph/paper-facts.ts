import type { CodedColumn } from './coded-column.js';

/**
 * What is asked of papers beside their links, a number each (`Snapshot.paperFacts`): three bits, and above them the place of
 * the type in a list, from 1; 0 where no source says.
 */
export const paperFact = { hasAbstract: 1, isRetracted: 2, isIncomplete: 4 } as const;
export const typeFactor = 8;

/** The place of the type in the list, -1 where no source says. */
export function typeOf(facts: number): number {
  return Math.floor(facts / typeFactor) - 1;
}

/** 1 where the source cut the byline of a paper, else 0. */
export function incompleteAt(paperFacts: CodedColumn, paper: number): number {
  return (paperFacts.at(paper) & paperFact.isIncomplete) / paperFact.isIncomplete;
}
