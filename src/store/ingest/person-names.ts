import { type PersonName, type PersonNameMention, parsePersonName } from '../../identity/person-name.js';

const kept = 15_000;
let recent = new Map<string, PersonName>();
let older = new Map<string, PersonName>();

/** `parsePersonName`, remembered: a name is asked for several times in a batch, and a corpus repeats its people. */
export function personName(mention: PersonNameMention): PersonName {
  const { name, given, family, suffix } = mention;
  const key =
    given === undefined && family === undefined && suffix === undefined
      ? name
      : `${name}\n${given ?? ''}\n${family ?? ''}\n${suffix ?? ''}`;
  const known = recent.get(key) ?? older.get(key);
  const parsed = known ?? parsePersonName(mention);
  if (recent.size >= kept) {
    older = recent;
    recent = new Map();
  }
  recent.set(key, parsed);
  return parsed;
}
