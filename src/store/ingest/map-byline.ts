import type { PersonName } from '../../identity/person-name.js';
import { personName } from './person-names.js';

/** A place in the byline as it is stored. */
export interface StoredPlace {
  position: number;
  authorId: number;
  nameAsPrinted: string;
  decision: string | null;
}

/**
 * Which of the people in a stored byline stand in the places of a new one, so that a better byline changes nobody's
 * identity: the same name at the same place first, then the same name anywhere, then a name that could be the same
 * (family and first initial) where only one is left that could.
 *
 * @returns for each new name the stored place, or undefined
 */
export function mapByline(stored: readonly StoredPlace[], names: readonly PersonName[]): (StoredPlace | undefined)[] {
  const open = new Map(stored.map((place) => [place, personName({ name: place.nameAsPrinted })]));
  const mapped: (StoredPlace | undefined)[] = names.map(() => undefined);
  const take = (at: number, fits: (place: StoredPlace, name: PersonName) => boolean, mustBeOnly: boolean) => {
    if (mapped[at]) return;
    const fitting = [...open].filter(([place, name]) => fits(place, name));
    const [first] = fitting;
    if (!first || (mustBeOnly && fitting.length > 1)) return;
    mapped[at] = first[0];
    open.delete(first[0]);
  };
  names.forEach((name, at) => {
    take(at, (place, known) => place.position === at && known.folded === name.folded, false);
  });
  names.forEach((name, at) => {
    take(at, (_, known) => known.folded === name.folded, false);
  });
  names.forEach((name, at) => {
    take(at, (_, known) => known.blockKey === name.blockKey, true);
  });
  return mapped;
}
