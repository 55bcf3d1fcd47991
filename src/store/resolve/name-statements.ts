import type { AuthorCorpus } from '../../identity/author-corpus.js';
import { AuthorJudge } from '../../identity/author-evidence.js';
import { type GivenNames, givenNames } from '../../identity/author-given-names.js';
import { findVeto, identifierKeys, newSigns } from '../../identity/author-signs.js';
import type { Identifier } from '../../identity/identifiers.js';
import type { PersonName } from '../../identity/person-name.js';
import type { AuthorRecord } from '../../importers/paper-record.js';
import { personName } from '../ingest/person-names.js';
import { ownScheme } from '../ingest/prepare-record.js';
import type { Sql } from '../store.js';

/** The scheme under which a place says that its name is one which a file gives to a person; a number within one look. */
const statedScheme = 'stated-person';

/** Somebody of whom files about people say by which names they go. */
export interface StatedPerson {
  /** From 0: the place in `people`. */
  number: number;
  /** What the first of those files calls them. */
  name: string;
  given: GivenNames[];
  /** Normalized, as 'scheme:value'. */
  identifiers: Set<string>;
}

/**
 * What files about people say of names: that Hermann Ney and H. Ney are one. A rare full name that is given to one
 * person only means that person wherever it is printed.
 */
export class NameStatements {
  readonly people: StatedPerson[] = [];
  /** Null where several people are said to have the name. */
  readonly #byName = new Map<string, StatedPerson | null>();
  readonly #byIdentifier = new Map<string, StatedPerson>();

  /** Of the records about people that were vouched for: those that gather what nobody could tell apart say nothing. */
  static async load(sql: Sql, corpus: AuthorCorpus): Promise<NameStatements> {
    const rows = await sql.all<{ record: string }>(
      `SELECT record FROM source_record WHERE kind = 'author' AND format <> ? AND record LIKE '%"verified":true%'
       ORDER BY format, record_key`,
      [ownScheme],
    );
    const statements = new NameStatements();
    const judge = new AuthorJudge(corpus);
    for (const { record } of rows) statements.#add(JSON.parse(record) as AuthorRecord, judge);
    return statements;
  }

  /** The names that mean one person, folded. */
  get foldedNames(): string[] {
    return [...this.#byName].flatMap(([folded, person]) => (person ? [folded] : []));
  }

  /** Who is meant, wherever a source parts the name in two. */
  personOf(folded: string, identifiers: readonly Identifier[] = []): StatedPerson | undefined {
    for (const key of identifierKeys(identifiers)) {
      const person = this.#byIdentifier.get(key);
      if (person) return person;
    }
    return this.#byName.get(folded) ?? undefined;
  }

  /** What ties the places of a stated person together, whatever name each of them prints; as an identifier. */
  tieOf(folded: string, identifiers: readonly Identifier[]): Identifier[] {
    const person = this.personOf(folded, identifiers);
    return person ? [{ scheme: statedScheme, value: String(person.number) }] : [];
  }

  #add(record: AuthorRecord, judge: AuthorJudge): void {
    const names = [record.name, ...(record.names ?? [])].map((name) => personName({ name }));
    const keys = identifierKeys(record.identifiers ?? []);
    const person = this.#known((names[0] as PersonName).folded, keys) ?? this.#addPerson(record.name);
    for (const key of keys) {
      person.identifiers.add(key);
      if (!this.#byIdentifier.has(key)) this.#byIdentifier.set(key, person);
    }
    for (const name of names) {
      const given = givenNames(name);
      person.given.push(given);
      if (given.joined === '' || !judge.isSafe(given)) continue;
      const other = this.#byName.get(name.folded);
      this.#byName.set(name.folded, other === undefined || other === person ? person : null);
    }
  }

  /** Who another file, or another line, speaks of too: somebody of an equal identifier, or of the same first name. */
  #known(folded: string, keys: readonly string[]): StatedPerson | undefined {
    for (const key of keys) {
      const person = this.#byIdentifier.get(key);
      if (person) return person;
    }
    const namesake = this.#byName.get(folded);
    if (!namesake) return undefined;
    return findVeto(newSigns([...keys]), newSigns([...namesake.identifiers])) === null ? namesake : undefined;
  }

  #addPerson(name: string): StatedPerson {
    const person: StatedPerson = { number: this.people.length, name, given: [], identifiers: new Set() };
    this.people.push(person);
    return person;
  }
}
