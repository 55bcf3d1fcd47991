import type { Identifier } from '../../identity/identifiers.js';
import type { EntityKind } from '../load-details.js';
import { jsonInts, jsonParameter, jsonRows } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import { insertRows } from './insert-rows.js';

const kinds: readonly EntityKind[] = ['paper', 'author', 'organization', 'category', 'topic', 'venue'];
const pair = { scheme: 'text', value: 'text' } as const;
const columns = {
  ...pair,
  paper_id: 'int',
  author_id: 'int',
  organization_id: 'int',
  category_id: 'int',
  topic_id: 'int',
  venue_id: 'int',
  source_record_id: 'int',
} as const;

interface Owner {
  entity: EntityKind;
  id: number;
}

/** 'doi:10.1000/x'. */
export function identifierKey({ scheme, value }: Identifier): string {
  return `${scheme}:${value}`;
}

/**
 * Who bears which identifier, as far as this batch asks: what the database says, and what the batch adds. An
 * identifier belongs to whoever had it first.
 */
export class IdentifierRegistry {
  readonly #sql: Sql;
  readonly #owners = new Map<string, Owner | null>();
  readonly #claims: (Identifier & Owner & { sourceId: number | null })[] = [];
  /** Identifiers in the database that have another owner from now on. */
  readonly #taken: (Identifier & Owner & { sourceId: number })[] = [];

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Reads the owners of identifiers; those asked before are not asked again. */
  async load(identifiers: Iterable<Identifier>): Promise<void> {
    const asked: Identifier[] = [];
    for (const identifier of identifiers) {
      const key = identifierKey(identifier);
      if (this.#owners.has(key)) continue;
      this.#owners.set(key, null);
      asked.push(identifier);
    }
    if (asked.length === 0) return;
    const rows = await this.#sql.all<Identifier & Record<string, number | null>>(
      `SELECT i.scheme, i.value, ${kinds.map((kind) => `i.${kind}_id`).join(', ')}
       FROM ${jsonRows(this.#sql.dialect, pair)} AS r JOIN identifier i ON i.scheme = r.scheme AND i.value = r.value`,
      [jsonParameter(pair, asked)],
    );
    for (const row of rows) {
      const entity = kinds.find((kind) => row[`${kind}_id`] !== null);
      if (entity) this.#owners.set(identifierKey(row), { entity, id: row[`${entity}_id`] as number });
    }
  }

  /** The entity of this kind that bears the identifier; it must have been loaded. */
  ownerOf(entity: EntityKind, identifier: Identifier): number | undefined {
    const owner = this.#owners.get(identifierKey(identifier));
    return owner?.entity === entity ? owner.id : undefined;
  }

  /**
   * Gives identifiers to an entity, group by group, unless one of the group has another owner.
   *
   * @returns the identifiers that belong to others
   */
  claim(
    entity: EntityKind,
    id: number,
    groups: readonly (readonly Identifier[])[],
    sourceId: number | null,
  ): Identifier[] {
    const taken: Identifier[] = [];
    for (const group of groups) {
      const foreign = group.find((identifier) => {
        const owner = this.#owners.get(identifierKey(identifier));
        return owner && (owner.entity !== entity || owner.id !== id);
      });
      if (foreign) taken.push(foreign);
      else for (const identifier of group) this.#give(entity, id, identifier, sourceId);
    }
    return taken;
  }

  #give(entity: EntityKind, id: number, { scheme, value }: Identifier, sourceId: number | null): void {
    const key = identifierKey({ scheme, value });
    if (this.#owners.get(key)) return;
    this.#owners.set(key, { entity, id });
    this.#claims.push({ scheme, value, entity, id, sourceId });
  }

  /** Hands over what one entity bears to another that turned out to be the same. */
  move(entity: EntityKind, fromId: number, intoId: number): void {
    for (const owner of this.#owners.values()) if (owner?.entity === entity && owner.id === fromId) owner.id = intoId;
    for (const claim of [...this.#claims, ...this.#taken])
      if (claim.entity === entity && claim.id === fromId) claim.id = intoId;
  }

  /** Gives an identifier to a paper, whoever bore it. */
  take(entity: 'paper', id: number, { scheme, value }: Identifier, sourceId: number): void {
    const key = identifierKey({ scheme, value });
    this.#owners.set(key, { entity, id });
    const claim = this.#claims.find((open) => identifierKey(open) === key);
    if (claim) Object.assign(claim, { entity, id, sourceId });
    else this.#taken.push({ scheme, value, entity, id, sourceId });
  }

  /** What was claimed in this batch. */
  get claimed(): readonly (Identifier & Owner)[] {
    return this.#claims;
  }

  /** What was claimed in this batch by entities of one kind. */
  claimedBy(entity: EntityKind): { key: string; id: number }[] {
    return this.#claims
      .filter((claim) => claim.entity === entity)
      .map((claim) => ({ key: identifierKey(claim), id: claim.id }));
  }

  /** Identifiers of entities of one kind, by id: what the database says and what this batch added. */
  async identifiersOf(entity: EntityKind, ids: readonly number[]): Promise<Map<number, Identifier[]>> {
    const found = await this.storedIdentifiersOf(entity, ids);
    for (const [id, claimed] of this.claimedIdentifiersOf(entity))
      found.set(id, [...(found.get(id) ?? []), ...claimed]);
    return found;
  }

  /** The same, what the database says. */
  async storedIdentifiersOf(entity: EntityKind, ids: readonly number[]): Promise<Map<number, Identifier[]>> {
    const found = new Map<number, Identifier[]>();
    if (ids.length === 0) return found;
    const rows = await this.#sql.all<Identifier & { id: number }>(
      `SELECT ${entity}_id AS id, scheme, value FROM identifier WHERE ${entity}_id IN ${jsonInts(this.#sql.dialect)}
       ORDER BY scheme, value`,
      [JSON.stringify(ids)],
    );
    const taken = new Map(this.#taken.map((claim) => [identifierKey(claim), claim.id]));
    for (const { id: owner, scheme, value } of rows) {
      const id = taken.get(identifierKey({ scheme, value })) ?? owner;
      add(found, id, { scheme, value });
      this.#owners.set(identifierKey({ scheme, value }), { entity, id });
    }
    return found;
  }

  /** The same, what this batch added. */
  claimedIdentifiersOf(entity: EntityKind): Map<number, Identifier[]> {
    const found = new Map<number, Identifier[]>();
    for (const claim of this.#claims)
      if (claim.entity === entity) add(found, claim.id, { scheme: claim.scheme, value: claim.value });
    return found;
  }

  /** Frees the identifiers of a paper that no source states any longer. */
  async release(paperId: number, keep: ReadonlySet<string>): Promise<void> {
    const rows = await this.#sql.all<Identifier>('SELECT scheme, value FROM identifier WHERE paper_id = ?', [paperId]);
    for (const row of rows) {
      const key = identifierKey(row);
      if (keep.has(key)) continue;
      await this.#sql.run('DELETE FROM identifier WHERE scheme = ? AND value = ?', [row.scheme, row.value]);
      await this.#sql.run('UPDATE citation SET cited_id = NULL WHERE target = ? AND cited_id = ?', [key, paperId]);
      this.#owners.set(key, null);
    }
  }

  async write(): Promise<void> {
    const rows = this.#claims.map(({ scheme, value, entity, id, sourceId }) => ({
      scheme,
      value,
      paper_id: entity === 'paper' ? id : null,
      author_id: entity === 'author' ? id : null,
      organization_id: entity === 'organization' ? id : null,
      category_id: entity === 'category' ? id : null,
      topic_id: entity === 'topic' ? id : null,
      venue_id: entity === 'venue' ? id : null,
      source_record_id: sourceId,
    }));
    await insertRows(this.#sql, 'identifier', columns, rows);
    for (const { scheme, value, id, sourceId } of this.#taken) {
      await this.#sql.run('UPDATE identifier SET paper_id = ?, source_record_id = ? WHERE scheme = ? AND value = ?', [
        ...[id, sourceId, scheme, value],
      ]);
      await this.#sql.run('UPDATE citation SET cited_id = ? WHERE target = ? AND cited_id IS NOT NULL', [
        ...[id, identifierKey({ scheme, value })],
      ]);
    }
  }
}

function add(found: Map<number, Identifier[]>, id: number, identifier: Identifier): void {
  const list = found.get(id);
  if (list) list.push(identifier);
  else found.set(id, [identifier]);
}
