import { AuthorJudge } from '../../identity/author-evidence.js';
import type { KnownName } from '../../identity/author-facts.js';
import { authorTitleWords } from '../../identity/author-title-words.js';
import type { Identifier } from '../../identity/identifiers.js';
import {
  type AuthorDecision,
  type AuthorFacts,
  AuthorMatching,
  type AuthorMentionFacts,
  couldBeCandidateOf,
  matchAuthors,
} from '../../identity/match-authors.js';
import type { PersonName } from '../../identity/person-name.js';
import type { StoredAuthor } from './author-memory.js';
import { loadSurroundings } from './author-surroundings.js';
import type { Batch } from './batch.js';
import type { BylineMention } from './byline-mention.js';
import { KnownSurroundings } from './known-surroundings.js';

type Writable<Facts> = { -readonly [Field in keyof Facts]: Facts[Field] };

interface KnownAuthor extends Writable<AuthorFacts> {
  /** As the database holds them; null where the batch adds them. */
  stored: StoredAuthor | null;
}

type AskedAuthor = Pick<BylineMention, 'name' | 'identifiers' | 'ownKey'>;

const none: readonly string[] = [];

/** What surrounds an author is read only where a name alone doesn't decide. */
function knownAuthor(
  id: number,
  names: readonly KnownName[],
  identifiers: readonly Identifier[],
  stored: StoredAuthor | null,
): KnownAuthor {
  return { id, names, identifiers, coauthors: none, organizations: none, venues: none, years: null, stored };
}

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
    const { people, registry, sql } = this.#batch;
    const blocks = mentions.map(({ name }) => name.blockKey).filter((block) => block !== '' && this.#ask(block));
    this.#take(await people.inBlocks(sql, registry, blocks));
    await this.#loadIdentified(mentions);
  }

  /** Reads whoever bears just the name, an identifier or a key that is asked for: most mentions need no more. */
  async loadNamed(mentions: readonly AskedAuthor[]): Promise<void> {
    const { people, registry, sql } = this.#batch;
    const names = mentions.map(({ name }) => name.folded).filter((name) => name !== '' && this.#ask(`name:${name}`));
    this.#take(await people.named(sql, registry, names));
    await this.#loadIdentified(mentions);
  }

  async #loadIdentified(mentions: readonly AskedAuthor[]): Promise<void> {
    const { people, registry, sql } = this.#batch;
    await registry.load(mentions.flatMap(({ identifiers }) => identifiers));
    const owners = new Set<number>();
    for (const { identifiers } of mentions) {
      for (const identifier of identifiers) {
        const owner = registry.ownerOf('author', identifier);
        if (owner !== undefined && !this.#authors.has(owner)) owners.add(owner);
      }
    }
    this.#take(await people.withIds(sql, registry, [...owners]));
    const keys = mentions.flatMap(({ ownKey }) => ownKey ?? []).filter((key) => this.#ask(`key:${key}`));
    if (keys.length > 0) this.#take(await people.withKeys(sql, registry, keys));
  }

  /** Reads everybody by whose name one `couldBeCandidate` for the mentions. */
  async #loadNear(mentions: readonly BylineMention[]): Promise<void> {
    const { people, registry, sql } = this.#batch;
    const asked = mentions.map(({ name }) => name).filter(({ blockKey }) => blockKey !== '');
    const isNear = couldBeCandidateOf(asked);
    const bearers = await people.inBlocks(sql, registry, [...new Set(asked.map(({ blockKey }) => blockKey))]);
    this.#take(bearers.filter(({ names }) => names.some(isNear)));
  }

  #ask(text: string): boolean {
    if (this.#asked.has(text)) return false;
    this.#asked.add(text);
    return true;
  }

  #take(people: readonly StoredAuthor[]): void {
    const claimed = this.#batch.registry.claimedIdentifiersOf('author');
    for (const stored of people) {
      const { id, key } = stored;
      if (this.#authors.has(id)) continue;
      const own = claimed.get(id);
      const identifiers = own ? [...stored.identifiers, ...own] : stored.identifiers;
      const author = knownAuthor(id, stored.names, identifiers, stored);
      this.#authors.set(id, author);
      this.#byKey.set(key, id);
      for (const name of stored.names) this.#stand(name, author);
    }
  }

  /** What `matchAuthors` decides, with the surroundings of those between whom names alone don't. */
  async match(mentions: readonly BylineMention[]): Promise<AuthorDecision[]> {
    const { corpus } = this.#batch;
    for (const { name, givenNames } of mentions) if (!name.isCollective) corpus.addGiven(givenNames);
    const matching = new AuthorMatching(new AuthorJudge(corpus));
    matching.add(this.#candidates(mentions));
    const open = matching.needingMore(mentions);
    await this.#loadNear(open);
    matching.add(this.#candidates(open));
    await this.#surround(matching.needingEvidence(open));
    const decide = () => matching.decide(mentions);
    return this.#batch.documents ? this.#batch.documents.during(this.#batch.sql, decide) : decide();
  }

  /** What surrounds people on papers; those whom the batch adds stand on none yet. */
  async #surround(ids: Iterable<number>): Promise<void> {
    const open: number[] = [];
    for (const id of ids) {
      const stored = this.#authors.get(id)?.stored;
      if (stored?.surroundings === null) open.push(id);
    }
    for (const [id, { titles, ...facts }] of await loadSurroundings(this.#batch.sql, open)) {
      const stored = this.#authors.get(id)?.stored;
      const surroundings = { ...facts, titleWords: titles.flatMap(authorTitleWords) };
      if (stored) stored.surroundings = new KnownSurroundings(id, surroundings);
    }
    for (const id of ids) {
      const author = this.#authors.get(id);
      if (author?.stored?.surroundings) Object.assign(author, author.stored.surroundings.value);
    }
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
    const author = knownAuthor(id, [name], [], null);
    this.#authors.set(id, author);
    this.#stand(name, author);
  }

  /** @returns whether the name was new for this person */
  addName(id: number, name: PersonName): boolean {
    const known = this.#authors.get(id);
    if (!known || known.names.some((other) => other.folded === name.folded && other.homonym === name.homonym))
      return false;
    known.names = [...known.names, name];
    this.#stand(name, known);
    return true;
  }

  addIdentifier(id: number, identifier: Identifier): void {
    const known = this.#authors.get(id);
    const isSame = ({ scheme, value }: Identifier) => scheme === identifier.scheme && value === identifier.value;
    if (known && !known.identifiers.some(isSame)) known.identifiers = [...known.identifiers, identifier];
  }

  /** Whether the database is known to hold the spelling. */
  isStored(id: number, spelling: string): boolean {
    return this.#authors.get(id)?.stored?.names.some(({ text }) => text === spelling) ?? false;
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

  #stand(name: Pick<PersonName, 'blockKey'>, author: KnownAuthor): void {
    const bearers = this.#byBlock.get(name.blockKey);
    if (bearers) bearers.add(author);
    else this.#byBlock.set(name.blockKey, new Set([author]));
  }
}
