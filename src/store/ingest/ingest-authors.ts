import type { Identifier } from '../../identity/identifiers.js';
import type { PersonName } from '../../identity/person-name.js';
import { slug } from '../../identity/slug.js';
import type { AuthorRecord } from '../../importers/paper-record.js';
import { jsonInts, jsonParameter, jsonRows } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import type { NameRow } from './author-memory.js';
import type { Batch } from './batch.js';
import type { BylineMention } from './byline-mention.js';
import type { EntityItem } from './incoming.js';
import { insertRows } from './insert-rows.js';
import { KnownAuthors } from './known-authors.js';
import { personName } from './person-names.js';
import { readIdentifiers } from './prepare-record.js';
import { reportTaken } from './report-taken.js';
import { uniqueKeys } from './unique-keys.js';

export interface DecidedAuthor {
  id: number;
  /** JSON: rule and evidence; null where the name was new. */
  decision: string | null;
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
  papers_count: 'int',
} as const;
const nameColumns = { author_id: 'int', name: 'text', name_folded: 'text', block_key: 'text' } as const;

/** Authors of one batch: found by identifier, by key or by `matchAuthors`, or added. */
export class AuthorIngest {
  readonly #batch: Batch;
  readonly #known: KnownAuthors;
  readonly #new: NewAuthor[] = [];
  readonly #names = new Map<string, NameRow>();
  readonly #verified = new Set<number>();
  readonly #renamed = new Map<number, PersonName & { shown: string }>();

  constructor(batch: Batch) {
    this.#batch = batch;
    this.#known = new KnownAuthors(batch);
  }

  /** Every item is told whether its record was new. */
  async ingestRecords(items: readonly EntityItem<AuthorRecord>[]): Promise<void> {
    const read = items.map((item) => ({
      item,
      name: personName(item.record),
      ...readIdentifiers(item.record.identifiers, item.problems),
    }));
    await this.#known.load(read);
    for (const { item, name, identifiers, groups, ownKey } of read) {
      const { record, sourceId } = item;
      const found = this.#findRecord(name, identifiers, ownKey, sourceId);
      const id = found ?? this.#add(name, ownKey, record.name);
      if (found === undefined) item.isNew = true;
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
  }

  /**
   * Decides who stands in the places of bylines; all places of one batch at once, so that new people are met again.
   *
   * @returns in the order of the mentions
   */
  async decide(mentions: readonly BylineMention[]): Promise<DecidedAuthor[]> {
    await this.#known.loadNamed(mentions);
    const decided: (DecidedAuthor | undefined)[] = mentions.map((mention) => this.#decideByKey(mention));
    const open = mentions.flatMap((mention, at) => (decided[at] ? [] : [{ mention, at }]));
    const decisions = await this.#known.match(open.map(({ mention }) => mention));
    const groups = new Map<string, number>();
    // The first mention of a group names the new person.
    decisions.forEach(({ candidateId, newGroup, rule, evidence }, index) => {
      const { mention, at } = open[index] as (typeof open)[number];
      let id = candidateId ?? groups.get(newGroup ?? '');
      if (id === undefined) {
        id = this.#add(mention.name, null, shownName(mention));
        groups.set(newGroup ?? '', id);
      }
      this.#addNames(id, mention);
      this.#claim(id, mention.groups, mention.sourceId);
      decided[at] = { id, decision: rule === 'new' ? null : JSON.stringify({ rule, evidence }) };
    });
    return decided as DecidedAuthor[];
  }

  /** Somebody who stays in their place adds what the byline says now. */
  keep(id: number, mention: BylineMention): void {
    this.#addNames(id, mention);
    this.#claim(id, mention.groups, mention.sourceId);
  }

  /** Of whom `write` will write something. */
  writtenIds(): Set<number> {
    const named = [...this.#names.values()].map((row) => row.author_id);
    return new Set([...this.#new.map(({ id }) => id), ...named, ...this.#verified, ...this.#renamed.keys()]);
  }

  async write(): Promise<void> {
    const { deltas, people, sql } = this.#batch;
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
        const shown = { name, name_folded: parsed.folded, sort_name: parsed.sortName };
        return { id, key, ...shown, verified, papers_count: deltas.take('author', id) };
      }),
    );
    const names = [...this.#names.values()].filter((row) => !this.#known.isStored(row.author_id, row.name));
    await this.#touchNamed(names);
    await insertRows(sql, 'author_name', nameColumns, names, { ignoreKnown: true });
    people.addNames(
      names,
      new Map(this.#new.map(({ id, parsed }, at) => [id, { key: keys[at] as string, folded: parsed.folded }])),
    );
    const isNew = new Set(this.#new.map(({ id }) => id));
    const verified = [...this.#verified].filter((id) => !isNew.has(id));
    if (verified.length > 0)
      await sql.run(`UPDATE author SET verified = true WHERE id IN ${jsonInts(sql.dialect)}`, [
        JSON.stringify(verified),
      ]);
    const chosen = await namedByPersons(sql, [...this.#renamed.keys()]);
    const renamed = [...this.#renamed].filter(([id]) => !isNew.has(id) && !chosen.has(id));
    if (renamed.length === 0) return;
    // Their coauthors are known by these names.
    people.clear();
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

  /** Whoever keeps a place may come by a spelling that only the database knows to be new. */
  async #touchNamed(names: readonly NameRow[]): Promise<void> {
    const { sql, touched } = this.#batch;
    const rows = names.filter((row) => !touched.author.has(row.author_id));
    if (rows.length === 0) return;
    const spelling = { author: 'int', name: 'text' } as const;
    const fresh = await sql.all<{ author: number }>(
      `SELECT r.author FROM ${jsonRows(sql.dialect, spelling)} AS r
       WHERE NOT EXISTS (SELECT 1 FROM author_name n WHERE n.author_id = r.author AND n.name = r.name)`,
      [
        jsonParameter(
          spelling,
          rows.map((row) => ({ author: row.author_id, name: row.name })),
        ),
      ],
    );
    for (const { author } of fresh) touched.author.add(author);
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
      const id = this.#known.idOfKey(ownKey);
      return id !== undefined && this.#known.bearsName(id, name) ? id : undefined;
    }
    return this.#known.bearerOf(name, identifiers, sourceId);
  }

  /** In a file that papergraph wrote, keys say who is meant. */
  #decideByKey(mention: BylineMention): DecidedAuthor | undefined {
    const { name, ownKey, groups, sourceId } = mention;
    if (ownKey === null) return undefined;
    const listed = this.#batch.ownKeys.get(`author:${ownKey}`);
    const known = listed ?? this.#known.idOfKey(ownKey);
    const decision = JSON.stringify({ rule: 'key', evidence: { key: ownKey } });
    if (known !== undefined && (listed !== undefined || this.#known.bearsName(known, name))) {
      this.#claim(known, groups, sourceId);
      return { id: known, decision };
    }
    const id = this.#add(name, ownKey, shownName(mention));
    this.#addNames(id, mention);
    this.#claim(id, groups, sourceId);
    this.#batch.links.arrive('author', ownKey, id);
    return { id, decision: null };
  }

  #add(parsed: PersonName, ownKey: string | null, name: string): number {
    const id = this.#batch.ids.next('author');
    this.#new.push({ id, wish: ownKey ?? (slug(parsed.display) || 'author'), name, parsed });
    this.#known.add(id, parsed);
    this.#batch.touched.author.add(id);
    return id;
  }

  #addNames(id: number, { name, spellings }: BylineMention): void {
    this.#addName(id, name);
    for (const spelling of spellings)
      if (spelling.trim() !== '') this.#addName(id, personName({ name: spelling }), spelling);
  }

  /** @param spelling to the letter; the name as shown, with dblp's number of a namesake, unless stated */
  #addName(id: number, name: PersonName, spelling?: string): void {
    const text = spelling ?? (name.homonym === null ? name.display : `${name.display} ${name.homonym}`);
    if (text === '' || this.#names.has(`${id} ${text}`)) return;
    const row = { author_id: id, name: text, name_folded: name.folded, block_key: name.blockKey };
    this.#names.set(`${id} ${text}`, row);
    if (this.#known.addName(id, name)) this.#batch.touched.author.add(id);
  }

  #claim(id: number, groups: readonly (readonly Identifier[])[], sourceId: number): Identifier[] {
    const { registry } = this.#batch;
    const taken = registry.claim('author', id, groups, sourceId);
    for (const identifier of groups.flat()) {
      if (registry.ownerOf('author', identifier) !== id) continue;
      if (identifier.scheme === 'orcid') this.#verified.add(id);
      this.#known.addIdentifier(id, identifier);
    }
    return taken;
  }
}

/** Those whose name a person chose here: no file knows better. */
async function namedByPersons(sql: Sql, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await sql.all<{ id: number }>(
    `SELECT s.entity_id AS id FROM curation_subject s JOIN curation c ON c.id = s.curation_id
     WHERE s.entity_type = 'author' AND c.kind = 'RENAME' AND c.undone_at IS NULL
       AND s.entity_id IN ${jsonInts(sql.dialect)}`,
    [JSON.stringify(ids)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Of a name without letters nothing is left to be read: then it is shown as printed. */
function shownName({ name, printed }: BylineMention): string {
  return name.display.trim() === '' ? printed.trim() : name.display;
}
