import { fold } from '../../identity/fold.js';
import { slug } from '../../identity/slug.js';
import type { OrganizationMention, OrganizationRecord } from '../../importers/paper-record.js';
import { jsonParameter, jsonRows, jsonTexts } from '../sql/json-rows.js';
import type { Batch } from './batch.js';
import type { EntityItem } from './incoming.js';
import { insertRows } from './insert-rows.js';
import { idsIn, NamedEntities, type NamedMention } from './named-entities.js';
import { linkTarget, readIdentifiers } from './prepare-record.js';
import { reportTaken } from './report-taken.js';
import { uniqueKeys } from './unique-keys.js';

const columns = {
  id: 'int',
  key: 'text',
  name: 'text',
  name_folded: 'text',
  country: 'text',
  city: 'text',
  type: 'text',
  url: 'text',
} as const;
const nameColumns = { organization_id: 'int', name: 'text', name_folded: 'text', kind: 'text' } as const;

interface NewOrganization {
  id: number;
  wish: string;
  name: string;
  country: string | null;
  city: string | null;
  type: string | null;
  url: string | null;
}

/** Organizations of one batch: found by identifier, key or name, or added. */
export class OrganizationIngest {
  readonly #batch: Batch;
  readonly #known: NamedEntities;
  readonly #new: NewOrganization[] = [];
  readonly #names: { organization_id: number; name: string; name_folded: string; kind: string }[] = [];
  readonly #updates: { id: number; record: OrganizationRecord; isChange: boolean }[] = [];

  constructor(batch: Batch) {
    this.#batch = batch;
    this.#known = new NamedEntities(batch, 'organization');
  }

  load(mentions: readonly OrganizationMention[]): Promise<void> {
    return this.#known.load(mentions.map((mention) => namedMention(mention)));
  }

  /** Every item is told whether its record was new. */
  async ingestRecords(items: readonly EntityItem<OrganizationRecord>[]): Promise<void> {
    await this.#known.load(items.map(({ record }) => namedMention(record)));
    for (const item of items) {
      const { record, sourceId } = item;
      const mention = namedMention(record, item.problems);
      const found = this.#known.find(mention, { checksKey: true });
      const id = found ?? this.#add(record.name, mention, record);
      if (found === undefined) item.isNew = true;
      else this.#updates.push({ id, record, isChange: item.isChange });
      if (mention.ownKey !== null) this.#batch.links.arrive('organization', mention.ownKey, id);
      reportTaken(item.problems, this.#known.claim(id, mention, sourceId));
      for (const name of record.names ?? []) this.#addName(id, name.name, name.kind);
      const target = record.parent && linkTarget(record.parent);
      if (target) this.#batch.links.state({ kind: 'PARENT', fromId: id, target, detail: {} });
      this.#batch.touched.organization.add(id);
    }
  }

  /** The organization of a whole paper; a new one where none is known. */
  resolve(mention: OrganizationMention, sourceId: number): number {
    const named = namedMention(mention);
    const id = this.#known.find(named) ?? this.#add(nameOf(mention), named);
    this.#known.claim(id, named, sourceId);
    return id;
  }

  /** The organization that an affiliation means: by identifier, or by a name that only one bears. */
  resolveAffiliation(mention: OrganizationMention, sourceId: number): number | null {
    const named = namedMention(mention);
    const found = this.#known.find(named, { certain: true });
    if (found === undefined && named.identifiers.length === 0) return null;
    const id = found ?? this.#add(nameOf(mention), named);
    this.#known.claim(id, named, sourceId);
    return id;
  }

  async write(): Promise<void> {
    const { sql } = this.#batch;
    const keys = await uniqueKeys(
      sql,
      'organization',
      this.#new.map((organization) => organization.wish),
    );
    for (const key of keys) this.#batch.links.arriveKey(key);
    await insertRows(
      sql,
      'organization',
      columns,
      this.#new.map(({ id, name, country, city, type, url }, at) => {
        return { id, key: keys[at] as string, name, name_folded: fold(name), country, city, type, url };
      }),
    );
    await this.#update();
    await insertRows(sql, 'organization_name', nameColumns, this.#names, { ignoreKnown: true });
  }

  #add(name: string, mention: NamedMention, record?: OrganizationRecord): number {
    const id = this.#batch.ids.next('organization');
    const ror = mention.identifiers.find(({ scheme }) => scheme === 'ror')?.value;
    this.#new.push({
      id,
      wish: mention.ownKey ?? ror ?? (slug(name) || 'organization'),
      name,
      country: record?.country ?? null,
      city: record?.city ?? null,
      type: record?.type ?? null,
      url: record?.url ?? null,
    });
    this.#known.add(id, mention);
    this.#batch.touched.organization.add(id);
    return id;
  }

  #addName(id: number, name: string, kind: string): void {
    const folded = fold(name);
    if (folded === '') return;
    this.#names.push({ organization_id: id, name, name_folded: folded, kind });
    this.#known.addName(id, '', folded);
  }

  /** A record adds what was missing; where it replaces an earlier version of itself, what it says now holds. */
  async #update(): Promise<void> {
    for (const { id, record, isChange } of this.#updates) {
      const [row] = await this.#batch.sql.all<Record<'name' | 'country' | 'city' | 'type' | 'url', string | null>>(
        'SELECT name, country, city, type, url FROM organization WHERE id = ?',
        [id],
      );
      if (!row) continue;
      const choose = (field: 'country' | 'city' | 'type' | 'url') =>
        isChange ? (record[field] ?? row[field]) : (row[field] ?? record[field] ?? null);
      // Nothing but a name is known of an organization that was only mentioned: then the record names it.
      const isBare = row.country === null && row.city === null && row.type === null && row.url === null;
      const name = isChange || isBare ? record.name : (row.name as string);
      if (name !== row.name) this.#addName(id, row.name as string, 'ALIAS');
      else if (record.name !== name) this.#addName(id, record.name, 'ALIAS');
      await this.#batch.sql.run(
        'UPDATE organization SET name = ?, name_folded = ?, country = ?, city = ?, type = ?, url = ? WHERE id = ?',
        [name, fold(name), choose('country'), choose('city'), choose('type'), choose('url'), id],
      );
    }
  }

  /** Links affiliations that waited for an organization of their name, where one alone bears it now. */
  async linkAffiliations(): Promise<void> {
    const { sql } = this.#batch;
    const names = [
      ...new Set([
        ...this.#names.map((name) => name.name_folded),
        ...this.#new.map(({ name }) => fold(name)),
        ...this.#updates.map(({ record }) => fold(record.name)),
      ]),
    ].filter((name) => name !== '');
    if (names.length === 0) return;
    const texts = jsonTexts(sql.dialect);
    const waiting = await sql.all<{ folded: string }>(
      `SELECT DISTINCT text_folded AS folded FROM affiliation
       WHERE +organization_id IS NULL AND text_folded IN ${texts}`,
      [JSON.stringify(names)],
    );
    if (waiting.length === 0) return;
    const parameter = JSON.stringify(waiting.map((row) => row.folded));
    const bearers = await sql.all<{ folded: string; id: number; bearers: number }>(
      `SELECT folded, MIN(id) AS id, COUNT(*) AS bearers FROM (
         SELECT name_folded AS folded, id FROM organization WHERE name_folded IN ${texts}
         UNION SELECT name_folded, organization_id FROM organization_name WHERE name_folded IN ${texts}
       ) AS b GROUP BY folded`,
      [parameter, parameter],
    );
    const links = bearers.filter((row) => row.bearers === 1).map(({ folded, id }) => ({ folded, id }));
    if (links.length === 0) return;
    const linkColumns = { folded: 'text', id: 'int' } as const;
    await sql.run(
      `UPDATE affiliation SET organization_id = r.id FROM ${jsonRows(sql.dialect, linkColumns)} AS r
       WHERE affiliation.text_folded = r.folded AND +affiliation.organization_id IS NULL`,
      [jsonParameter(linkColumns, links)],
    );
    const linked = idsIn(this.#batch, new Set(links.map(({ id }) => id)));
    await sql.run(
      `UPDATE organization SET papers_count = (
         SELECT COUNT(*) FROM (
           SELECT paper_id FROM paper_organization WHERE organization_id = organization.id
           UNION SELECT f.paper_id FROM affiliation f
             JOIN authorship s ON s.paper_id = f.paper_id AND s.position = f.position AND s.role = 'AUTHOR'
             WHERE f.organization_id = organization.id
         ) AS papers
       ) WHERE id IN ${linked.list}`,
      [linked.parameter],
    );
    for (const { id } of links) this.#batch.touched.organization.add(id);
  }
}

/** Something that is named by nothing but an identifier is called by that. */
function nameOf({ name, identifiers = [] }: OrganizationMention): string {
  return name.trim() === '' ? (identifiers[0]?.value ?? name) : name;
}

function namedMention(
  mention: OrganizationMention,
  problems?: EntityItem<OrganizationRecord>['problems'],
): NamedMention {
  return { name: fold(mention.name), scope: '', ...readIdentifiers(mention.identifiers, problems) };
}
