import type { KnownName } from '../../identity/author-facts.js';
import { type GivenNames, givenNames } from '../../identity/author-given-names.js';
import type { Identifier } from '../../identity/identifiers.js';
import { isPlainName } from '../../identity/person-name.js';
import type { DataMoment } from '../data-version.js';
import { jsonInts, jsonTexts, readTuples } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import type { IdentifierRegistry } from './identifier-registry.js';
import type { KnownSurroundings, PaperAround } from './known-surroundings.js';
import { personName } from './person-names.js';

/** A person as the database holds them. */
export interface StoredAuthor {
  readonly id: number;
  readonly key: string;
  /** The name as shown, folded. */
  readonly folded: string;
  /** By spelling. */
  names: readonly StoredName[];
  /** By scheme and value. */
  identifiers: readonly Identifier[];
  /** What surrounds them on papers; null where it isn't known. */
  surroundings: KnownSurroundings | null;
}

/** A spelling. The keys hold what was folded from all parts of the name, which its text alone may not give. */
export class StoredName implements KnownName {
  readonly text: string;
  readonly folded: string;
  readonly blockKey: string;
  readonly suffix: string | null;
  readonly homonym: string | null;
  #given: GivenNames | undefined;

  constructor(text: string, folded: string, blockKey: string) {
    this.text = text;
    this.folded = folded;
    this.blockKey = blockKey;
    // Most texts are plain enough to have neither; to parse them costs more than all that is done with them here.
    const { suffix, homonym } = isPlainName(text) ? plain : personName({ name: text });
    this.suffix = suffix;
    this.homonym = homonym;
  }

  /** Read once for all batches. */
  get givenNames(): GivenNames {
    this.#given ??= givenNames(this);
    return this.#given;
  }
}

const plain = { suffix: null, homonym: null };

/** A paper that has just been written. */
export interface NewPaper extends Omit<PaperAround, 'authors' | 'organizations'> {
  places: { authorId: number; isAuthor: boolean; organizations: readonly string[] }[];
  /** Whether its byline is too long to tell who knows whom. */
  isLong: boolean;
}

/** A row of author_name. */
export interface NameRow {
  author_id: number;
  name: string;
  name_folded: string;
  block_key: string;
}

/** Whoever is kept, and the names and blocks of which all bearers are among them. */
class Kept {
  readonly authors = new Map<number, StoredAuthor>();
  readonly named = new Map<string, StoredAuthor[]>();
  readonly blocks = new Map<string, StoredAuthor[]>();
}

type Answers = 'named' | 'blocks';

/** People kept before those asked for least lately are forgotten; up to twice as many are in memory. */
const defaultLimit = 12_000;

/**
 * The people whom a run's batches compare with, kept from batch to batch: a corpus repeats its people, and to read them
 * again costs more than to compare. It holds what the database says: whoever writes names, identifiers or places tells
 * it, and where anything else has changed the data since the last batch, all is forgotten. Bounded: of names and blocks,
 * those not asked for any longer go, and people with them.
 */
export class AuthorMemory {
  readonly #limit: number;
  #recent = new Kept();
  #older = new Kept();
  #moment: string | null = null;

  constructor(limit = defaultLimit) {
    this.#limit = limit;
  }

  /** @param moment of the database before the batch */
  begin(moment: DataMoment): void {
    if (this.#moment !== momentText(moment)) this.clear();
    if (this.#recent.authors.size < this.#limit) return;
    this.#older = this.#recent;
    this.#recent = new Kept();
  }

  /** @param moment of the database after the batch */
  end(moment: DataMoment): void {
    this.#moment = momentText(moment);
  }

  clear(): void {
    this.#recent = new Kept();
    this.#older = new Kept();
  }

  /** Who bears just one of the folded names. */
  named(sql: Sql, registry: IdentifierRegistry, names: readonly string[]): Promise<StoredAuthor[]> {
    return this.#find(sql, registry, 'named', names);
  }

  /** Who bears a name of one of the blocks. */
  inBlocks(sql: Sql, registry: IdentifierRegistry, blocks: readonly string[]): Promise<StoredAuthor[]> {
    return this.#find(sql, registry, 'blocks', blocks);
  }

  async withIds(sql: Sql, registry: IdentifierRegistry, ids: readonly number[]): Promise<StoredAuthor[]> {
    const found: StoredAuthor[] = [];
    const open: number[] = [];
    for (const id of ids) {
      const author = this.#touch(id);
      if (author) found.push(author);
      else open.push(id);
    }
    if (open.length === 0) return found;
    return [...found, ...(await this.#read(sql, registry, jsonInts(sql.dialect), JSON.stringify(open)))];
  }

  withKeys(sql: Sql, registry: IdentifierRegistry, keys: readonly string[]): Promise<StoredAuthor[]> {
    const where = `(SELECT id FROM author WHERE key IN ${jsonTexts(sql.dialect)})`;
    return this.#read(sql, registry, where, JSON.stringify(keys));
  }

  /**
   * Rows of author_name that have been written.
   * @param added the people who are new
   */
  addNames(rows: Iterable<NameRow>, added: ReadonlyMap<number, { key: string; folded: string }>): void {
    for (const { author_id: id, name, name_folded: folded, block_key: blockKey } of rows) {
      const fresh = added.get(id);
      let author = this.#get(id);
      if (author === undefined && fresh !== undefined) {
        author = { id, ...fresh, names: [], identifiers: [], surroundings: null };
        this.#recent.authors.set(id, author);
      }
      if (author === undefined) this.#forgetBearers(folded, blockKey);
      else if (!author.names.some(({ text }) => text === name)) {
        author.names = [...author.names, new StoredName(name, folded, blockKey)].sort((a, b) =>
          compare(a.text, b.text),
        );
        for (const kept of [this.#recent, this.#older]) {
          addTo(kept.named.get(folded), author);
          addTo(kept.blocks.get(blockKey), author);
        }
      }
    }
  }

  /** Identifiers that have been written. */
  addIdentifiers(claims: Iterable<Identifier & { id: number }>): void {
    for (const { id, scheme, value } of claims) {
      const author = this.#get(id);
      if (author === undefined || author.identifiers.some((own) => own.scheme === scheme && own.value === value))
        continue;
      author.identifiers = [...author.identifiers, { scheme, value }].sort(
        (a, b) => compare(a.scheme, b.scheme) || compare(a.value, b.value),
      );
    }
  }

  /** New papers that have been written, with their people. */
  addPapers(papers: Iterable<NewPaper>): void {
    for (const { places, isLong, venue, year, titleWords } of papers) {
      const bylines = isLong ? [] : places.filter(({ isAuthor }) => isAuthor);
      const authors = bylines.flatMap(({ authorId }) => {
        const folded = this.#get(authorId)?.folded;
        return folded === undefined ? [] : [{ id: authorId, folded }];
      });
      for (const { authorId, organizations } of places) {
        const author = this.#get(authorId);
        if (!author?.surroundings) continue;
        // Somebody in the byline is known to the database only.
        if (authors.length < bylines.length) author.surroundings = null;
        else author.surroundings.add({ authors, organizations, venue, year, titleWords });
      }
    }
  }

  /** Papers of these people have changed. */
  forgetSurroundings(ids: Iterable<number>): void {
    for (const id of ids) {
      const author = this.#get(id);
      if (author) author.surroundings = null;
    }
  }

  async #find(
    sql: Sql,
    registry: IdentifierRegistry,
    answers: Answers,
    asked: readonly string[],
  ): Promise<StoredAuthor[]> {
    const found = new Set<StoredAuthor>();
    const open = new Map<string, StoredAuthor[]>();
    for (const name of asked) {
      const known = this.#recall(answers, name);
      if (known === undefined) open.set(name, []);
      else for (const author of known) found.add(author);
    }
    if (open.size === 0) return [...found];
    const column = answers === 'named' ? 'name_folded' : 'block_key';
    const where = `(SELECT author_id FROM author_name WHERE ${column} IN ${jsonTexts(sql.dialect)})`;
    for (const author of await this.#read(sql, registry, where, JSON.stringify([...open.keys()]))) {
      found.add(author);
      for (const { folded, blockKey } of author.names) addTo(open.get(answers === 'named' ? folded : blockKey), author);
    }
    for (const [name, bearers] of open) this.#recent[answers].set(name, bearers);
    return [...found];
  }

  /** All bearers of a name or block, if they are known; they are asked for lately from now on. */
  #recall(answers: Answers, name: string): StoredAuthor[] | undefined {
    const recent = this.#recent[answers].get(name);
    if (recent) return recent;
    const older = this.#older[answers].get(name);
    if (older === undefined) return undefined;
    this.#older[answers].delete(name);
    this.#recent[answers].set(name, older);
    for (const { id } of older) this.#touch(id);
    return older;
  }

  #get(id: number): StoredAuthor | undefined {
    return this.#recent.authors.get(id) ?? this.#older.authors.get(id);
  }

  #touch(id: number): StoredAuthor | undefined {
    const older = this.#older.authors.get(id);
    if (older === undefined) return this.#recent.authors.get(id);
    this.#older.authors.delete(id);
    this.#recent.authors.set(id, older);
    return older;
  }

  /** Somebody bears a name who is not kept: who does must be asked anew. */
  #forgetBearers(folded: string, blockKey: string): void {
    for (const kept of [this.#recent, this.#older]) {
      kept.named.delete(folded);
      kept.blocks.delete(blockKey);
    }
  }

  async #read(sql: Sql, registry: IdentifierRegistry, where: string, parameter: string): Promise<StoredAuthor[]> {
    const rows = await readTuples<StoredRow>(
      sql,
      ['id', 'key', 'shown', 'name', 'folded', 'block_key'],
      `SELECT a.id, a.key, a.name_folded AS shown, n.name, n.name_folded AS folded, n.block_key
       FROM author a JOIN author_name n ON n.author_id = a.id WHERE a.id IN ${where}`,
      [parameter],
    );
    const found = new Map<number, StoredAuthor>();
    const fresh = new Map<number, StoredName[]>();
    for (const [id, key, shown, name, folded, blockKey] of rows) {
      const spelling = new StoredName(name, folded, blockKey);
      const names = fresh.get(id);
      if (names) names.push(spelling);
      else if (!found.has(id)) {
        const known = this.#touch(id);
        if (known) found.set(id, known);
        else {
          const own = [spelling];
          fresh.set(id, own);
          found.set(id, { id, key, folded: shown, names: own, identifiers: [], surroundings: null });
        }
      }
    }
    for (const names of fresh.values()) if (names.length > 1) names.sort((a, b) => compare(a.text, b.text));
    const identifiers = await registry.storedIdentifiersOf('author', [...fresh.keys()]);
    for (const id of fresh.keys()) {
      const author = found.get(id) as StoredAuthor;
      author.identifiers = identifiers.get(id) ?? [];
      this.#recent.authors.set(id, author);
    }
    return [...found.values()];
  }
}

type StoredRow = [id: number, key: string, shown: string, name: string, folded: string, blockKey: string];

function momentText({ dataVersion, stamp }: DataMoment): string {
  return `${dataVersion} ${stamp}`;
}

function addTo(list: StoredAuthor[] | undefined, author: StoredAuthor): void {
  if (list && !list.includes(author)) list.push(author);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
