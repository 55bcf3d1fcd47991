import type { Identifier } from '../../identity/identifiers.js';
import {
  type AuthorFacts,
  type AuthorMentionFacts,
  authorsNeedingEvidence,
  matchAuthors,
} from '../../identity/match-authors.js';
import type { PersonName } from '../../identity/person-name.js';
import { slug } from '../../identity/slug.js';
import type { AuthorRecord } from '../../importers/paper-record.js';
import { jsonInts, jsonParameter, jsonRows, jsonTexts } from '../sql/json-rows.js';
import { loadSurroundings } from './author-surroundings.js';
import type { Batch } from './batch.js';
import type { EntityItem } from './incoming.js';
import { insertRows } from './insert-rows.js';
import { personName } from './person-names.js';
import { readIdentifiers } from './prepare-record.js';
import { reportTaken } from './report-taken.js';
import { titleWordsOf } from './title-words.js';
import { uniqueKeys } from './unique-keys.js';

/** One place in a byline whose person has to be found. */
export interface BylineMention {
  name: PersonName;
  printed: string;
  identifiers: readonly Identifier[];
  groups: readonly (readonly Identifier[])[];
  ownKey: string | null;
  paperId: number;
  position: number;
  year: number | null;
  /** Folded, as are the next two. */
  venue: string | null;
  coauthors: readonly string[];
  organizations: readonly string[];
  titleWords: readonly string[];
  sourceId: number;
}

export interface DecidedAuthor {
  id: number;
  /** JSON: rule and evidence; null where the name was new. */
  decision: string | null;
}

type Writable<Facts> = { -readonly [Field in keyof Facts]: Facts[Field] };

interface KnownAuthor extends Writable<AuthorFacts> {
  names: PersonName[];
  identifiers: Identifier[];
}

interface NewAuthor {
  id: number;
  wish: string;
  /** As shown. */
  name: string;
  parsed: PersonName;
}

const columns = {
  id: 'int',
  key: 'text',
  name: 'text',
  name_folded: 'text',
  sort_name: 'text',
  verified: 'bool',
} as const;
const nameColumns = { author_id: 'int', name: 'text', name_folded: 'text', block_key: 'text' } as const;

/** Authors of one batch: found by identifier, by key or by `matchAuthors`, or added. */
export class AuthorIngest {
  readonly #batch: Batch;
  readonly #known = new Map<number, KnownAuthor>();
  readonly #byKey = new Map<string, number>();
  readonly #asked = new Set<string>();
  readonly #new: NewAuthor[] = [];
  readonly #names = new Map<string, { author_id: number; name: string; name_folded: string; block_key: string }>();
  readonly #verified = new Set<number>();
  readonly #renamed = new Map<number, PersonName & { shown: string }>();

  constructor(batch: Batch) {
    this.#batch = batch;
  }

  /** @returns how many records were new and how many added to who was known */
  async ingestRecords(items: readonly EntityItem<AuthorRecord>[]): Promise<{ added: number; merged: number }> {
    const read = items.map((item) => ({
      item,
      name: personName(item.record),
      ...readIdentifiers(item.record.identifiers, item.problems),
    }));
    await this.#load(read);
    let added = 0;
    for (const { item, name, identifiers, groups, ownKey } of read) {
      const { record, sourceId } = item;
      const found = this.#findRecord(name, identifiers, ownKey, sourceId);
      const id = found ?? this.#add(name, ownKey, record.name);
      if (found === undefined) added++;
      else if (record.verified && record.name !== '') this.#renamed.set(id, { ...name, shown: record.name });
      if (ownKey !== null) this.#batch.links.arrive('author', ownKey, id);
      reportTaken(item.problems, this.#claim(id, groups, sourceId));
      if (record.verified) this.#verified.add(id);
      for (const spelling of [record.name, ...(record.names ?? [])]) {
        // What a record lists is kept to the letter, so that it can be written out again.
        if (spelling.trim() !== '') this.#addName(id, personName({ name: spelling }), spelling);
      }
      this.#batch.touched.author.add(id);
    }
    return { added, merged: items.length - added };
  }

  /**
   * Decides who stands in the places of bylines; all places of one batch at once, so that new people are met again.
   *
   * @returns in the order of the mentions
   */
  async decide(mentions: readonly BylineMention[]): Promise<DecidedAuthor[]> {
    await this.#load(mentions);
    const decided: (DecidedAuthor | undefined)[] = mentions.map((mention) => this.#decideByKey(mention));
    const open = mentions.flatMap((mention, at) => (decided[at] ? [] : [{ mention, at }]));
    const facts = open.map(({ mention }): AuthorMentionFacts => {
      const { paperId, position } = mention;
      // Keys sort in byline order: they decide who of several new namesakes comes first.
      const mentionKey = `${String(paperId).padStart(12, '0')}/${String(position).padStart(5, '0')}`;
      return { ...mention, mentionKey, paper: paperId };
    });
    const decisions = await this.#match(facts);
    const groups = new Map<string, number>();
    // The first mention of a group names the new person.
    decisions.forEach(({ candidateId, newGroup, rule, evidence }, index) => {
      const { mention, at } = open[index] as (typeof open)[number];
      let id = candidateId ?? groups.get(newGroup ?? '');
      if (id === undefined) {
        id = this.#add(mention.name, null, shownName(mention));
        groups.set(newGroup ?? '', id);
      }
      this.#addName(id, mention.name);
      this.#claim(id, mention.groups, mention.sourceId);
      decided[at] = { id, decision: rule === 'new' ? null : JSON.stringify({ rule, evidence }) };
    });
    return decided as DecidedAuthor[];
  }

  /** Somebody who stays in their place adds what the byline says now. */
  keep(id: number, mention: BylineMention): void {
    this.#addName(id, mention.name);
    this.#claim(id, mention.groups, mention.sourceId);
  }

  async write(): Promise<void> {
    const { sql } = this.#batch;
    const keys = await uniqueKeys(
      sql,
      'author',
      this.#new.map(({ wish }) => wish),
    );
    await insertRows(
      sql,
      'author',
      columns,
      this.#new.map(({ id, name, parsed }, at) => {
        const key = keys[at] as string;
        const verified = this.#verified.has(id);
        return { id, key, name, name_folded: parsed.folded, sort_name: parsed.sortName, verified };
      }),
    );
    await insertRows(sql, 'author_name', nameColumns, [...this.#names.values()], { ignoreKnown: true });
    const isNew = new Set(this.#new.map(({ id }) => id));
    const verified = [...this.#verified].filter((id) => !isNew.has(id));
    if (verified.length > 0)
      await sql.run(`UPDATE author SET verified = true WHERE id IN ${jsonInts(sql.dialect)}`, [
        JSON.stringify(verified),
      ]);
    const renamed = [...this.#renamed].filter(([id]) => !isNew.has(id));
    if (renamed.length === 0) return;
    const renames = { id: 'int', name: 'text', folded: 'text', sort: 'text' } as const;
    await sql.run(
      `UPDATE author SET name = r.name, name_folded = r.folded, sort_name = r.sort
       FROM ${jsonRows(sql.dialect, renames)} AS r WHERE r.id = author.id`,
      [
        jsonParameter(
          renames,
          renamed.map(([id, name]) => ({ id, name: name.shown, folded: name.folded, sort: name.sortName })),
        ),
      ],
    );
  }

  async #match(facts: readonly AuthorMentionFacts[]): Promise<ReturnType<typeof matchAuthors>> {
    const { corpus, sql } = this.#batch;
    for (const { name } of facts) corpus.addName(name);
    const candidates = this.#candidates(facts);
    const needed = authorsNeedingEvidence(facts, candidates, { corpus });
    for (const [id, surroundings] of await loadSurroundings(sql, [...needed])) {
      const known = this.#known.get(id);
      if (!known) continue;
      const { titles, ...facts } = surroundings;
      Object.assign(known, facts, { titleWords: titles.flatMap(titleWordsOf) });
    }
    return matchAuthors(facts, candidates, { corpus });
  }

  /** Reads everybody who could bear a name, an identifier or a key that is asked for. */
  async #load(mentions: readonly Pick<BylineMention, 'name' | 'identifiers' | 'ownKey'>[]): Promise<void> {
    const { registry, sql } = this.#batch;
    await registry.load(mentions.flatMap(({ identifiers }) => identifiers));
    const ask = (text: string) => !this.#asked.has(text) && this.#asked.add(text);
    const blocks = mentions.map(({ name }) => name.blockKey).filter((block) => block !== '' && ask(block));
    const keys = mentions.flatMap(({ ownKey }) => ownKey ?? []).filter((key) => ask(`key:${key}`));
    const owners = mentions
      .flatMap(({ identifiers }) => identifiers.map((identifier) => registry.ownerOf('author', identifier)))
      .filter((id) => id !== undefined && !this.#known.has(id));
    if (blocks.length + keys.length + owners.length === 0) return;
    const rows = await sql.all<{ id: number; key: string; name: string; folded: string; blockKey: string }>(
      `SELECT a.id, a.key, n.name, n.name_folded AS folded, n.block_key AS "blockKey"
       FROM author a JOIN author_name n ON n.author_id = a.id
       WHERE a.id IN (
         SELECT author_id FROM author_name WHERE block_key IN ${jsonTexts(sql.dialect)}
         UNION SELECT id FROM author WHERE key IN ${jsonTexts(sql.dialect)}
         UNION SELECT id FROM author WHERE id IN ${jsonInts(sql.dialect)}
       ) ORDER BY a.id, n.name`,
      [JSON.stringify(blocks), JSON.stringify(keys), JSON.stringify(owners)],
    );
    const fresh = new Set(rows.map(({ id }) => id).filter((id) => !this.#known.has(id)));
    const identifiers = await registry.identifiersOf('author', [...fresh]);
    for (const { id, key, name, folded, blockKey } of rows) {
      if (!fresh.has(id)) continue;
      this.#byKey.set(key, id);
      const known = this.#known.get(id);
      // The columns hold what was folded from all parts of the name, which its text alone may not give.
      const parsed = { ...personName({ name }), folded, blockKey };
      if (known) known.names.push(parsed);
      else this.#known.set(id, { ...unplaced, id, names: [parsed], identifiers: identifiers.get(id) ?? [] });
    }
  }

  /** Those of the known who share a block or an identifier with the mentions. */
  #candidates(mentions: readonly AuthorMentionFacts[]): KnownAuthor[] {
    const blocks = new Set(mentions.map(({ name }) => name.blockKey));
    const ids = new Set(
      mentions.flatMap(({ identifiers }) =>
        identifiers.map((identifier) => this.#batch.registry.ownerOf('author', identifier)),
      ),
    );
    return [...this.#known.values()].filter(
      (author) => ids.has(author.id) || author.names.some((name) => blocks.has(name.blockKey)),
    );
  }

  #findRecord(
    name: PersonName,
    identifiers: readonly Identifier[],
    ownKey: string | null,
    sourceId: number,
  ): number | undefined {
    for (const identifier of identifiers) {
      const id = this.#batch.registry.ownerOf('author', identifier);
      if (id !== undefined) return id;
    }
    if (ownKey !== null) {
      const id = this.#byKey.get(ownKey);
      return id !== undefined && this.#bearsName(id, name) ? id : undefined;
    }
    const mention = {
      ...{ mentionKey: '', name, identifiers, paper: `record ${sourceId}` },
      ...{ coauthors: [], organizations: [], venue: null, year: null },
    };
    const [decision] = matchAuthors([mention], this.#candidates([mention]), { corpus: this.#batch.corpus });
    return decision?.candidateId ?? undefined;
  }

  /** In a file that papergraph wrote, keys say who is meant. */
  #decideByKey(mention: BylineMention): DecidedAuthor | undefined {
    const { name, ownKey, groups, sourceId } = mention;
    if (ownKey === null) return undefined;
    const listed = this.#batch.ownKeys.get(`author:${ownKey}`);
    const known = listed ?? this.#byKey.get(ownKey);
    const decision = JSON.stringify({ rule: 'key', evidence: { key: ownKey } });
    if (known !== undefined && (listed !== undefined || this.#bearsName(known, name))) {
      this.#claim(known, groups, sourceId);
      return { id: known, decision };
    }
    const id = this.#add(name, ownKey, shownName(mention));
    this.#addName(id, name);
    this.#claim(id, groups, sourceId);
    this.#batch.links.arrive('author', ownKey, id);
    return { id, decision: null };
  }

  #bearsName(id: number, name: PersonName): boolean {
    const names = this.#known.get(id)?.names ?? [];
    return names.some((known) => known.folded === name.folded || known.blockKey === name.blockKey);
  }

  #add(parsed: PersonName, ownKey: string | null, name: string): number {
    const id = this.#batch.ids.next('author');
    this.#new.push({ id, wish: ownKey ?? (slug(parsed.display) || 'author'), name, parsed });
    this.#known.set(id, { ...unplaced, id, names: [parsed], identifiers: [] });
    this.#batch.touched.author.add(id);
    return id;
  }

  /** @param spelling to the letter; the name as shown, with dblp's number of a namesake, unless stated */
  #addName(id: number, name: PersonName, spelling?: string): void {
    const text = spelling ?? (name.homonym === null ? name.display : `${name.display} ${name.homonym}`);
    if (text === '' || this.#names.has(`${id} ${text}`)) return;
    const row = { author_id: id, name: text, name_folded: name.folded, block_key: name.blockKey };
    this.#names.set(`${id} ${text}`, row);
    const known = this.#known.get(id);
    if (known && !known.names.some(({ folded, homonym }) => folded === name.folded && homonym === name.homonym)) {
      known.names.push(name);
      this.#batch.touched.author.add(id);
    }
  }

  #claim(id: number, groups: readonly (readonly Identifier[])[], sourceId: number): Identifier[] {
    const { registry, touched } = this.#batch;
    const taken = registry.claim('author', id, groups, sourceId);
    const known = this.#known.get(id);
    for (const identifier of groups.flat()) {
      if (registry.ownerOf('author', identifier) !== id) continue;
      const { scheme, value } = identifier;
      if (scheme === 'orcid') this.#verified.add(id);
      if (!known || known.identifiers.some((other) => other.scheme === scheme && other.value === value)) continue;
      known.identifiers.push(identifier);
      touched.author.add(id);
    }
    return taken;
  }
}

/** Of a name without letters nothing is left to be read: then it is shown as printed. */
function shownName({ name, printed }: BylineMention): string {
  return name.display.trim() === '' ? printed.trim() : name.display;
}

/** What surrounds an author is read only where a name alone doesn't decide. */
const unplaced = { coauthors: [], organizations: [], venues: [], years: null } as const;
