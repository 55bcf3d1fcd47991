import { fold } from '../../identity/fold.js';
import { slug } from '../../identity/slug.js';
import type { ProblemNote } from '../../importers/importer.js';
import type { VenueMention, VenueRecord } from '../../importers/paper-record.js';
import type { Batch } from './batch.js';
import type { EntityItem } from './incoming.js';
import { insertRows } from './insert-rows.js';
import { NamedEntities, type NamedMention } from './named-entities.js';
import { readIdentifiers } from './prepare-record.js';
import { reportTaken } from './report-taken.js';
import { uniqueKeys } from './unique-keys.js';

const columns = { id: 'int', key: 'text', name: 'text', name_folded: 'text', acronym: 'text', type: 'text' } as const;
const nameColumns = { venue_id: 'int', name: 'text', name_folded: 'text' } as const;

interface Details {
  name: string;
  acronym: string | null;
  type: string | null;
}

/** Venues of one batch: found by identifier, key or name, or added. */
export class VenueIngest {
  readonly #batch: Batch;
  readonly #known: NamedEntities;
  readonly #new = new Map<number, Details & { wish: string }>();
  readonly #names: { venue_id: number; name: string; name_folded: string }[] = [];
  readonly #filled = new Map<number, { acronym: string | null; type: string | null; isChange: boolean }>();

  constructor(batch: Batch) {
    this.#batch = batch;
    this.#known = new NamedEntities(batch, 'venue');
  }

  load(mentions: readonly VenueMention[]): Promise<void> {
    return this.#known.load(mentions.map((mention) => namedMention(mention)));
  }

  /** Every item is told whether its record was new. */
  async ingestRecords(items: readonly EntityItem<VenueRecord>[]): Promise<void> {
    await this.load(items.map(({ record }) => record));
    for (const item of items) {
      const { record, sourceId } = item;
      const mention = namedMention(record, item.problems);
      const found = this.#known.find(mention, { checksKey: true });
      const id = found ?? this.#add(record, mention);
      if (found === undefined) item.isNew = true;
      else this.#fill(id, record, item.isChange);
      if (mention.ownKey !== null) this.#batch.links.arrive('venue', mention.ownKey, id);
      reportTaken(item.problems, this.#known.claim(id, mention, sourceId));
      for (const name of record.names ?? []) this.#addName(id, name);
      this.#batch.touched.venue.add(id);
    }
  }

  /** The venue that a paper names; a new one where none is known. */
  resolve(mention: VenueMention, sourceId: number): number | null {
    const named = namedMention(mention);
    if (named.name === '' && named.identifiers.length === 0) return null;
    const found = this.#known.find(named);
    const id = found ?? this.#add(mention, named);
    if (found !== undefined && (mention.acronym !== undefined || mention.type !== undefined))
      this.#fill(id, mention, false);
    this.#known.claim(id, named, sourceId);
    return id;
  }

  async write(): Promise<void> {
    const { sql } = this.#batch;
    const added = [...this.#new];
    const keys = await uniqueKeys(
      sql,
      'venue',
      added.map(([, { wish }]) => wish),
    );
    await insertRows(
      sql,
      'venue',
      columns,
      added.map(([id, { name, acronym, type }], at) => {
        return { id, key: keys[at] as string, name, name_folded: fold(name), acronym, type };
      }),
    );
    for (const [id, { acronym, type, isChange }] of this.#filled) {
      const value = (column: string) => (isChange ? `COALESCE(?, ${column})` : `COALESCE(${column}, ?)`);
      await sql.run(`UPDATE venue SET acronym = ${value('acronym')}, type = ${value('type')} WHERE id = ?`, [
        acronym,
        type,
        id,
      ]);
    }
    await insertRows(sql, 'venue_name', nameColumns, this.#names, { ignoreKnown: true });
  }

  #add(mention: VenueMention, named: NamedMention): number {
    const id = this.#batch.ids.next('venue');
    const { acronym, type, identifiers = [] } = mention;
    const name = mention.name.trim() === '' ? (identifiers[0]?.value ?? mention.name) : mention.name;
    this.#new.set(id, {
      name,
      acronym: acronym ?? null,
      type: type ?? null,
      wish: named.ownKey ?? (slug(name) || 'venue'),
    });
    this.#known.add(id, named);
    this.#batch.touched.venue.add(id);
    return id;
  }

  #addName(id: number, name: string): void {
    const folded = fold(name);
    if (folded === '') return;
    this.#names.push({ venue_id: id, name, name_folded: folded });
    this.#known.addName(id, '', folded);
  }

  #fill(id: number, mention: VenueMention, isChange: boolean): void {
    const acronym = mention.acronym ?? null;
    const type = mention.type ?? null;
    const fresh = this.#new.get(id);
    if (fresh) {
      fresh.acronym ??= acronym;
      fresh.type ??= type;
      return;
    }
    const filled = this.#filled.get(id);
    this.#filled.set(id, {
      acronym: filled?.acronym ?? acronym,
      type: filled?.type ?? type,
      isChange: isChange || (filled?.isChange ?? false),
    });
    if (isChange) this.#addName(id, mention.name);
    this.#batch.touched.venue.add(id);
  }
}

function namedMention(mention: VenueMention, problems?: ProblemNote[]): NamedMention {
  return { name: fold(mention.name), scope: '', ...readIdentifiers(mention.identifiers, problems) };
}
