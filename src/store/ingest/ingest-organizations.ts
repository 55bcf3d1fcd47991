import { fold } from '../../identity/fold.js';
import { slug } from '../../identity/slug.js';
import type { OrganizationMention, OrganizationRecord } from '../../importers/paper-record.js';
import { jsonTexts } from '../sql/json-rows.js';
import { AffiliationTexts } from './affiliation-texts.js';
import type { Batch } from './batch.js';
import type { EntityItem } from './incoming.js';
import { insertRows } from './insert-rows.js';
import { NamedEntities, type NamedMention } from './named-entities.js';
import { raiseOrganizationsVersion } from './organizations-version.js';
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
  readonly #texts: AffiliationTexts;
  readonly #renamed = new Set<string>();
  #isPlaceKnown = false;

  constructor(batch: Batch) {
    this.#batch = batch;
    this.#texts = new AffiliationTexts(batch.sql);
    this.#known = new NamedEntities(batch, 'organization');
  }

  async load(mentions: readonly OrganizationMention[]): Promise<void> {
    await this.#known.load(mentions.map((mention) => namedMention(mention)));
    await this.#texts.load(mentions.filter((mention) => !hasIdentifiers(mention)).map(({ name }) => name));
  }

  /** Affiliations are known by identifiers, or by what their text was matched to. */
  async loadAffiliations(mentions: readonly OrganizationMention[]): Promise<void> {
    await this.#known.load(mentions.filter(hasIdentifiers).map((mention) => namedMention(mention)));
    await this.#texts.load(mentions.filter((mention) => !hasIdentifiers(mention)).map(({ name }) => name));
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
      if (record.country !== undefined) {
        this.#isPlaceKnown = true;
        this.#known.addPlace(id);
      }
      const target = record.parent && linkTarget(record.parent);
      if (target) this.#batch.links.state({ kind: 'PARENT', fromId: id, target, detail: {} });
      this.#batch.touched.organization.add(id);
    }
  }

  /**
   * The organization of a whole paper: by identifier, by what its text was matched to, else one that is nothing but its
   * name, new where none bears it. Its text is matched as an affiliation's, and moves the paper to whom it means.
   */
  resolve(mention: OrganizationMention, sourceId: number): number {
    const named = namedMention(mention);
    const isStated = hasIdentifiers(mention);
    const matched = isStated ? null : this.#texts.organizationOf(mention.name);
    if (matched !== null) return matched;
    const id = this.#known.find(named, { unplaced: !isStated }) ?? this.#add(nameOf(mention), named);
    this.#known.claim(id, named, sourceId);
    return id;
  }

  /** The organization that an affiliation means: by identifier, or by what its text was matched to. */
  resolveAffiliation(mention: OrganizationMention, sourceId: number): number | null {
    if (!hasIdentifiers(mention)) return this.#texts.organizationOf(mention.name);
    const named = namedMention(mention);
    const id = this.#known.find(named, { certain: true }) ?? this.#add(nameOf(mention), named);
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
    await this.#reopenTexts();
    await this.#texts.write();
  }

  /** What came or changed may be what affiliations mean: they are matched anew when the import ends. */
  async #reopenTexts(): Promise<void> {
    const { sql } = this.#batch;
    if (this.#isPlaceKnown) await raiseOrganizationsVersion(sql);
    const names = new Set([
      ...this.#names.map((row) => row.name_folded),
      ...this.#new.map(({ name }) => fold(name)),
      ...this.#renamed,
    ]);
    if (names.size === 0 || this.#isPlaceKnown) return;
    await sql.run(`UPDATE affiliation_text SET checked = -1 WHERE text_folded IN ${jsonTexts(sql.dialect)}`, [
      JSON.stringify([...names]),
    ]);
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
    if (kind !== 'ACRONYM') this.#known.addName(id, '', folded);
  }

  /** A record adds what was missing; where it replaces an earlier version of itself, what it says now holds. */
  async #update(): Promise<void> {
    for (const { id, record, isChange } of this.#updates) {
      const [row] = await this.#batch.sql.all<Record<'name' | 'country' | 'city' | 'type' | 'url', string | null>>(
        'SELECT name, country, city, type, url FROM organization WHERE id = ?',
        [id],
      );
      if (!row) continue;
      this.#isPlaceKnown ||= row.country !== null;
      const choose = (field: 'country' | 'city' | 'type' | 'url') =>
        isChange ? (record[field] ?? row[field]) : (row[field] ?? record[field] ?? null);
      // Nothing but a name is known of an organization that was only mentioned: then the record names it.
      const isBare = row.country === null && row.city === null && row.type === null && row.url === null;
      const name = isChange || isBare ? record.name : (row.name as string);
      if (name !== row.name) {
        this.#addName(id, row.name as string, 'ALIAS');
        this.#renamed.add(fold(name));
      } else if (record.name !== name) this.#addName(id, record.name, 'ALIAS');
      await this.#batch.sql.run(
        'UPDATE organization SET name = ?, name_folded = ?, country = ?, city = ?, type = ?, url = ? WHERE id = ?',
        [name, fold(name), choose('country'), choose('city'), choose('type'), choose('url'), id],
      );
    }
  }
}

/** Malformed ones say nothing; the key of an exported file does. */
function hasIdentifiers(mention: OrganizationMention): boolean {
  const { identifiers, ownKey } = namedMention(mention);
  return identifiers.length > 0 || ownKey !== null;
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
