import { type PersonName, type PersonNameMention, parsePersonName } from '../../identity/person-name.js';
import { RecentMap } from '../../identity/recent-map.js';

/** Names that are remembered at least; at most twice as many. */
export const personNamesKept = 15_000;
const recent = new RecentMap<string, PersonName>(personNamesKept);

/** `parsePersonName`, remembered: a name is asked for several times in a batch, and a corpus repeats its people. */
export function personName(mention: PersonNameMention): PersonName {
  const key = personNameKey(mention);
  const known = recent.get(key);
  if (known) return known;
  const parsed = parsePersonName(mention);
  recent.set(key, parsed);
  return parsed;
}

/** Equal where mentions are parsed alike. */
export function personNameKey({ name, given, family, suffix }: PersonNameMention): string {
  return given === undefined && family === undefined && suffix === undefined
    ? name
    : `${name}\n${given ?? ''}\n${family ?? ''}\n${suffix ?? ''}`;
}

/** Remembers what a name of that key is parsed to. */
export function learnPersonName(key: string, parsed: PersonName): void {
  recent.set(key, parsed);
}
