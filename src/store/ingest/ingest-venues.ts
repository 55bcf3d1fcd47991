import { fold } from '../../identity/fold.js';
import { slug } from '../../identity/slug.js';
import type { ProblemNote } from '../../importers/importer.js';
import type { VenueMention, VenueRecord } from '../../importers/paper-record.js';
import { jsonInts } from '../sql/json-rows.js';
import type { Batch } from './batch.js';
import type { EntityItem } from './incoming.js';
import { insertRows } from './insert-rows.js';
import { NamedEntities, type NamedMention } from './named-entities.js';
import { readIdentifiers } from './prepare-record.js';
import { reportTaken } from './report-taken.js';
import { uniqueKeys } from './unique-keys.js';
import { joinDetails, statedDetails, type VenueDetails } from './venue-details.js';

const detailColumns = { name: 'text', name_folded: 'text', acronym: 'text', type: 'text', ranks: 'text' } as const;
const columns = { id: 'int', key: 'text', ...detailColumns } as const;
const nameColumns = { venue_id: 'int', name: 'text', name_folded: 'text' } as const;

/** Venues of one batch: found by identifier, key or name, or added. */
export class VenueIngest {
  readonly #batch: Batch;
  readonly #known: NamedEntities;
  /** New ones, with the keys that they wish for. */
  readonly #new = new Map<number, string>();
  /** What the batch says of venues, new and known ones. */
  readonly #said = new Map<number, { details: VenueDetails; isChange: boolean }>();
  readonly #names: { venue_id: number; name: string; name_folded: string }[] = [];

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
      this.#say(id, record, { format: item.format, isMention: false, isChange: item.isChange });
      if (mention.ownKey !== null) this.#batch.links.arrive('venue', mention.ownKey, id);
      reportTaken(item.problems, this.#known.claim(id, mention, sourceId));
      for (const name of record.names ?? []) this.#addName(id, name);
      this.#batch.touched.venue.add(id);
    }
  }

  /**
   * The venue that a paper names; a new one where none is known.
   *
   * @param source the record that names it: its id and its format
   */
  resolve(mention: VenueMention, source: { id: number; format: string }): number | null {
    const named = namedMention(mention);
    if (named.name === '' && named.identifiers.length === 0) return null;
    const id = this.#known.find(named) ?? this.#add(mention, named);
    this.#say(id, mention, { format: source.format, isMention: true, isChange: false });
    this.#known.claim(id, named, source.id);
    return id;
  }

  /** Of which anything may be written: those of which the batch says something. */
  writtenIds(): Iterable<number> {
    return this.#said.keys();
  }

  async write(): Promise<void> {
    const { sql } = this.#batch;
    const added = [...this.#new];
    const keys = await uniqueKeys(
      sql,
      'venue',
      added.map(([, wish]) => wish),
    );
    await insertRows(
      sql,
      'venue',
      columns,
      added.map(([id], at) => ({ id, key: keys[at] as string, ...rowOf(this.#said.get(id)?.details as VenueDetails) })),
    );
    await this.#update();
    await insertRows(sql, 'venue_name', nameColumns, this.#names, { ignoreKnown: true });
  }

  async #update(): Promise<void> {
    const { sql, touched } = this.#batch;
    const known = [...this.#said.keys()].filter((id) => !this.#new.has(id));
    if (known.length === 0) return;
    const rows = await sql.all<Row & { id: number }>(
      `SELECT id, name, acronym, type, ranks FROM venue WHERE id IN ${jsonInts(sql.dialect)}`,
      [JSON.stringify(known)],
    );
    for (const { id, ...row } of rows) {
      const before = { ...row, ranks: JSON.parse(row.ranks) as VenueDetails['ranks'] };
      const { details, isChange } = this.#said.get(id) as { details: VenueDetails; isChange: boolean };
      const after = rowOf(joinDetails(before, details, isChange));
      if (
        after.ranks === row.ranks &&
        after.name === row.name &&
        after.acronym === row.acronym &&
        after.type === row.type
      )
        continue;
      // Whatever it was called, it is found by that.
      if (after.name_folded !== fold(row.name)) this.#addName(id, row.name);
      await sql.run(
        `UPDATE venue SET ${Object.keys(detailColumns)
          .map((column) => `${column} = ?`)
          .join(', ')} WHERE id = ?`,
        [...Object.keys(detailColumns).map((column) => after[column as keyof typeof after]), id],
      );
      touched.venue.add(id);
    }
  }

  #add(mention: VenueMention, named: NamedMention): number {
    const id = this.#batch.ids.next('venue');
    this.#new.set(id, named.ownKey ?? (slug(mention.name) || 'venue'));
    this.#known.add(id, named);
    this.#batch.touched.venue.add(id);
    return id;
  }

  #say(id: number, mention: VenueMention, source: { format: string; isMention: boolean; isChange: boolean }): void {
    const details = statedDetails(mention, source);
    const said = this.#said.get(id);
    if (said === undefined) this.#said.set(id, { details: named(details, mention), isChange: source.isChange });
    else {
      said.details = joinDetails(said.details, details, source.isChange);
      said.isChange ||= source.isChange;
    }
  }

  #addName(id: number, name: string): void {
    const folded = fold(name);
    if (folded === '') return;
    this.#names.push({ venue_id: id, name, name_folded: folded });
    this.#known.addName(id, '', folded);
  }
}

type Row = Record<'name' | 'ranks', string> & Record<'acronym' | 'type', string | null>;

function rowOf({ name, acronym, type, ranks }: VenueDetails): Row & { name_folded: string } {
  return { name, name_folded: fold(name), acronym, type, ranks: JSON.stringify(ranks) };
}

/** What is named by nothing but an identifier is called by that. */
function named(details: VenueDetails, { identifiers = [] }: VenueMention): VenueDetails {
  return details.name.trim() === '' ? { ...details, name: identifiers[0]?.value ?? details.name } : details;
}

function namedMention(mention: VenueMention, problems?: ProblemNote[]): NamedMention {
  return { name: fold(mention.name), scope: '', ...readIdentifiers(mention.identifiers, problems) };
}
