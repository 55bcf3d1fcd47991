import { authorTitleWords } from '../../identity/author-title-words.js';
import type { Identifier } from '../../identity/identifiers.js';
import {
  type AuthorDecision,
  type AuthorFacts,
  type AuthorMentionFacts,
  authorsNeedingEvidence,
  matchAuthors,
  mentionsNeedingMore,
} from '../../identity/match-authors.js';
import type { PersonName } from '../../identity/person-name.js';
import { jsonInts, jsonParameter, jsonRows, jsonTexts } from '../sql/json-rows.js';
import { loadSurroundings } from './author-surroundings.js';
import type { Batch } from './batch.js';
import type { BylineMention } from './byline-mention.js';
import { personName } from './person-names.js';

type Writable<Facts> = { -readonly [Field in keyof Facts]: Facts[Field] };

interface KnownAuthor extends Writable<AuthorFacts> {
  names: PersonName[];
  identifiers: Identifier[];
}

type AskedAuthor = Pick<BylineMention, 'name' | 'identifiers' | 'ownKey'>;

/** What surrounds an author is read only where a name alone doesn't decide. */
const unplaced = { coauthors: [], organizations: [], venues: [], years: null } as const;

/** The people whom a batch could mean: those in the database, and those whom it adds. */
export class KnownAuthors {
  readonly #batch: Batch;
  readonly #authors = new Map<number, KnownAuthor>();
  readonly #byBlock = new Map<string, Set<KnownAuthor>>();
  readonly #byKey = new Map<string, number>();
  readonly #asked = new Set<string>();

  constructor(batch: Batch) {
    this.#batch = batch;
  }

  /** Reads everybody who could bear a name, an identifier or a key that is asked for: whole blocks. */
  async load(mentions: readonly AskedAuthor[]): Promise<void> {
    const blocks = mentions.map(({ name }) => name.blockKey).filter((block) => block !== '' && this.#ask(block));
    await this.#loadBy(mentions, {
      where: `SELECT author_id FROM author_name WHERE block_key IN ${jsonTexts(this.#batch.sql.dialect)}`,
      parameter: JSON.stringify(blocks),
      isEmpty: blocks.length === 0,
    });
  }

  /** Reads whoever bears just the name, an identifier or a key that is asked for: most mentions need no more. */
  async loadNamed(mentions: readonly AskedAuthor[]): Promise<void> {
    const names = mentions.map(({ name }) => name.folded).filter((name) => name !== '' && this.#ask(`name:${name}`));
    await this.#loadBy(mentions, {
      where: `SELECT author_id FROM author_name WHERE name_folded IN ${jsonTexts(this.#batch.sql.dialect)}`,
      parameter: JSON.stringify(names),
      isEmpty: names.length === 0,
    });
  }

  /** Reads everybody by whose name one `couldBeCandidate` for the mentions. */
  async #loadNear(mentions: readonly BylineMention[]): Promise<void> {
    const columns = { block: 'text', letters: 'text' } as const;
    const rows = mentions.flatMap(({ name }) => {
      const letters = name.folded.slice(0, 2);
      const isNew = name.blockKey !== '' && this.#ask(`near:${letters}:${name.blockKey}`);
      return isNew ? [{ block: name.blockKey, letters }] : [];
    });
    await this.#loadBy([], {
      where: `SELECT n.author_id FROM ${jsonRows(this.#batch.sql.dialect, columns)} AS r
        JOIN author_name n ON n.block_key = r.block AND (substr(n.name_folded, 1, 2) = r.letters
          OR substr(n.name_folded, 2, 1) = ' ' OR substr(r.letters, 2, 1) = ' ')`,
      parameter: jsonParameter(columns, rows),
      isEmpty: rows.length === 0,
    });
  }

  #ask(text: string): boolean {
    if (this.#asked.has(text)) return false;
    this.#asked.add(text);
    return true;
  }

  async #loadBy(
    mentions: readonly AskedAuthor[],
    { where, parameter, isEmpty }: { where: string; parameter: string; isEmpty: boolean },
  ): Promise<void> {
    const { registry, sql } = this.#batch;
    await registry.load(mentions.flatMap(({ identifiers }) => identifiers));
    const keys = mentions.flatMap(({ ownKey }) => ownKey ?? []).filter((key) => this.#ask(`key:${key}`));
    const owners = mentions
      .flatMap(({ identifiers }) => identifiers.map((identifier) => registry.ownerOf('author', identifier)))
      .filter((id) => id !== undefined && !this.#authors.has(id));
    if (isEmpty && keys.length + owners.length === 0) return;
    const rows = await sql.all<{ id: number; key: string; name: string; folded: string; blockKey: string }>(
      `SELECT a.id, a.key, n.name, n.name_folded AS folded, n.block_key AS "blockKey"
       FROM author a JOIN author_name n ON n.author_id = a.id
       WHERE a.id IN (
         ${where}
         UNION SELECT id FROM author WHERE key IN ${jsonTexts(sql.dialect)}
         UNION SELECT id FROM author WHERE id IN ${jsonInts(sql.dialect)}
       ) ORDER BY a.id, n.name`,
      [parameter, JSON.stringify(keys), JSON.stringify(owners)],
    );
    const fresh = new Set(rows.map(({ id }) => id).filter((id) => !this.#authors.has(id)));
    const identifiers = await registry.identifiersOf('author', [...fresh]);
    for (const { id, key, name, folded, blockKey } of rows) {
      if (!fresh.has(id)) continue;
      this.#byKey.set(key, id);
      const known = this.#authors.get(id);
      // The columns hold what was folded from all parts of the name, which its text alone may not give.
      const parsed = { ...personName({ name }), folded, blockKey };
      if (known) known.names.push(parsed);
      const author = known ?? { ...unplaced, id, names: [parsed], identifiers: identifiers.get(id) ?? [] };
      this.#authors.set(id, author);
      this.#stand(parsed, author);
    }
  }

  /** What `matchAuthors` decides, with the surroundings of those between whom names alone don't. */
  async match(mentions: readonly BylineMention[]): Promise<AuthorDecision[]> {
    const { corpus, sql } = this.#batch;
    for (const { name } of mentions) corpus.addName(name);
    const undecided = mentionsNeedingMore(mentions, this.#candidates(mentions), { corpus });
    const open = mentions.filter(({ mentionKey }) => undecided.has(mentionKey));
    await this.#loadNear(open);
    const needed = authorsNeedingEvidence(open, this.#candidates(open), { corpus });
    for (const [id, surroundings] of await loadSurroundings(sql, [...needed])) {
      const known = this.#authors.get(id);
      if (!known) continue;
      const { titles, ...facts } = surroundings;
      Object.assign(known, facts, { titleWords: titles.flatMap(authorTitleWords) });
    }
    return matchAuthors(mentions, this.#candidates(mentions), { corpus });
  }

  /** The one person whom a name that stands by itself means, if its rarity or an identifier says so. */
  bearerOf(name: PersonName, identifiers: readonly Identifier[], sourceId: number): number | undefined {
    const mention = {
      ...{ mentionKey: '', name, identifiers, paper: `record ${sourceId}` },
      ...{ coauthors: [], organizations: [], venue: null, year: null },
    };
    const [decision] = matchAuthors([mention], this.#candidates([mention]), { corpus: this.#batch.corpus });
    return decision?.candidateId ?? undefined;
  }

  idOfKey(key: string): number | undefined {
    return this.#byKey.get(key);
  }

  bearsName(id: number, name: PersonName): boolean {
    const names = this.#authors.get(id)?.names ?? [];
    return names.some((known) => known.folded === name.folded || known.blockKey === name.blockKey);
  }

  /** Somebody new. */
  add(id: number, name: PersonName): void {
    this.#batch.corpus.addName(name);
    const author = { ...unplaced, id, names: [name], identifiers: [] };
    this.#authors.set(id, author);
    this.#stand(name, author);
  }

  /** @returns whether the name was new for this person */
  addName(id: number, name: PersonName): boolean {
    const known = this.#authors.get(id);
    if (!known || known.names.some((other) => other.folded === name.folded && other.homonym === name.homonym))
      return false;
    known.names.push(name);
    this.#stand(name, known);
    return true;
  }

  /** @returns whether the identifier was new for this person */
  addIdentifier(id: number, identifier: Identifier): boolean {
    const known = this.#authors.get(id);
    if (
      !known ||
      known.identifiers.some(({ scheme, value }) => scheme === identifier.scheme && value === identifier.value)
    )
      return false;
    known.identifiers.push(identifier);
    return true;
  }

  /** Those of the known who share a block or an identifier with the mentions. */
  #candidates(mentions: readonly AuthorMentionFacts[]): KnownAuthor[] {
    const blocks = new Set(mentions.map(({ name }) => name.blockKey));
    const ids = new Set(
      mentions.flatMap(({ identifiers }) =>
        identifiers.map((identifier) => this.#batch.registry.ownerOf('author', identifier)),
      ),
    );
    const found = new Set<KnownAuthor>();
    for (const id of ids) {
      const author = id === undefined ? undefined : this.#authors.get(id);
      if (author) found.add(author);
    }
    for (const block of blocks) for (const author of this.#byBlock.get(block) ?? []) found.add(author);
    return [...found];
  }

  #stand(name: PersonName, author: KnownAuthor): void {
    const bearers = this.#byBlock.get(name.blockKey);
    if (bearers) bearers.add(author);
    else this.#byBlock.set(name.blockKey, new Set([author]));
  }
}
