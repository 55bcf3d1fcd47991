import type { Identifier } from '../../identity/identifiers.js';
import { jsonTexts } from '../sql/json-rows.js';
import type { Batch } from './batch.js';

export type NamedKind = 'organization' | 'venue' | 'topic';

/** What a record or a mention says that tells an organization, venue or topic from others. */
export interface NamedMention {
  /** Folded. */
  name: string;
  /** Names mean the same thing only within a scope: the kind of a topic, '' for others. */
  scope: string;
  identifiers: readonly Identifier[];
  groups: readonly (readonly Identifier[])[];
  ownKey: string | null;
}

interface Known {
  key: string | null;
  identifiers: Identifier[];
}

/** Where names of a kind are stored. An acronym alone says of no organization that it is meant. */
const tables = {
  organization: {
    names: 'organization_name',
    folded: 'name_folded',
    scope: "''",
    telling: "n.kind <> 'ACRONYM'",
    placed: 'CASE WHEN t.country IS NULL THEN 0 ELSE 1 END',
  },
  venue: { names: 'venue_name', folded: 'name_folded', scope: "''", telling: 'true', placed: '0' },
  topic: { names: 'topic_alias', folded: 'label_folded', scope: 't.kind', telling: 'true', placed: '0' },
} as const;

/** Schemes of which one thing has one value: another value is another thing, whatever the names. */
const exclusiveSchemes = new Set(['ror', 'grid', 'openalex', 'wikidata', 'dblp']);

/** Finds organizations, venues or topics by identifier, by key or by exact folded name, known ones and new ones alike. */
export class NamedEntities {
  readonly #batch: Batch;
  readonly #kind: NamedKind;
  readonly #bearers = new Map<string, Set<number>>();
  readonly #byKey = new Map<string, number>();
  readonly #known = new Map<number, Known>();
  readonly #asked = new Set<string>();
  /** Organizations of which a place is known: who is meant by more than a name. */
  readonly #placed = new Set<number>();

  constructor(batch: Batch, kind: NamedKind) {
    this.#batch = batch;
    this.#kind = kind;
  }

  /** Reads everything that the mentions could mean. */
  async load(mentions: readonly NamedMention[]): Promise<void> {
    const { registry, sql } = this.#batch;
    await registry.load(mentions.flatMap((mention) => mention.identifiers));
    const ask = (name: string) => name !== '' && !this.#asked.has(name) && this.#asked.add(name);
    const names = mentions.map((mention) => mention.name).filter((name) => ask(name));
    const keys = mentions.flatMap(({ ownKey }) => ownKey ?? []).filter((key) => ask(`key:${key}`));
    if (names.length + keys.length === 0) return;
    const { names: nameTable, folded, scope, telling, placed } = tables[this.#kind];
    const texts = jsonTexts(sql.dialect);
    const parameter = JSON.stringify(names);
    const rows = await sql.all<{ id: number; key: string; name: string; scope: string; placed: number }>(
      `SELECT t.id, t.key, t.${folded} AS name, ${scope} AS scope, ${placed} AS placed
       FROM ${this.#kind} t WHERE t.${folded} IN ${texts}
       UNION SELECT t.id, t.key, n.${folded}, ${scope}, ${placed} FROM ${nameTable} n
         JOIN ${this.#kind} t ON t.id = n.${this.#kind}_id WHERE n.${folded} IN ${texts} AND ${telling}
       UNION SELECT t.id, t.key, t.${folded}, ${scope}, ${placed} FROM ${this.#kind} t WHERE t.key IN ${texts}`,
      [parameter, parameter, JSON.stringify(keys)],
    );
    const owners = mentions.flatMap((mention) =>
      mention.identifiers.flatMap((identifier) => registry.ownerOf(this.#kind, identifier) ?? []),
    );
    const ids = [...new Set([...rows.map((row) => row.id), ...owners])].filter((id) => !this.#known.has(id));
    const identifiers = await registry.identifiersOf(this.#kind, ids);
    for (const id of ids) this.#known.set(id, { key: null, identifiers: identifiers.get(id) ?? [] });
    for (const row of rows) {
      const known = this.#known.get(row.id);
      if (known) known.key = row.key;
      if (row.placed === 1) this.#placed.add(row.id);
      this.#byKey.set(row.key, row.id);
      this.#addName(row.id, row.scope, row.name);
    }
  }

  /**
   * Whom a mention means.
   *
   * @param options.certain a name that several bear means none of them; otherwise it means the one without identifiers
   * @param options.unplaced a name means none of which a place is known
   * @param options.checksKey the key of an exported file counts only where the name agrees
   */
  find(
    mention: NamedMention,
    options: { certain?: boolean; unplaced?: boolean; checksKey?: boolean } = {},
  ): number | undefined {
    for (const identifier of mention.identifiers) {
      const id = this.#batch.registry.ownerOf(this.#kind, identifier);
      if (id !== undefined && !this.#isOther(id, mention.identifiers)) return id;
    }
    if (mention.ownKey !== null) {
      const id = this.#batch.ownKeys.get(`${this.#kind}:${mention.ownKey}`);
      if (id !== undefined) return id;
      const known = this.#byKey.get(mention.ownKey);
      if (known !== undefined && (!options.checksKey || this.#bearersOf(mention).has(known))) return known;
      // What an export lists by a key is not what merely has the same name.
      if (options.checksKey) return undefined;
    }
    const bearers = [...this.#bearersOf(mention)].filter((id) => this.#isCompatible(id, mention.identifiers));
    if (options.unplaced) return bearers.filter((id) => !this.#placed.has(id)).sort((a, b) => a - b)[0];
    if (bearers.length === 1) return bearers[0];
    if (options.certain) return undefined;
    return bearers.filter((id) => this.#known.get(id)?.identifiers.length === 0).sort((a, b) => a - b)[0];
  }

  /** A new entity, to be found from now on. */
  add(id: number, mention: NamedMention): void {
    this.#known.set(id, { key: null, identifiers: [] });
    this.#addName(id, mention.scope, mention.name);
  }

  /** A place of it is known from now on. */
  addPlace(id: number): void {
    this.#placed.add(id);
  }

  addName(id: number, scope: string, name: string): void {
    this.#addName(id, scope, name);
  }

  /** Gives identifiers to what was found; those that belong to another are returned. */
  claim(id: number, { groups }: NamedMention, sourceId: number | null): Identifier[] {
    const { registry } = this.#batch;
    const taken = registry.claim(this.#kind, id, groups, sourceId);
    const known = this.#known.get(id);
    for (const identifier of groups.flat())
      if (known && registry.ownerOf(this.#kind, identifier) === id) known.identifiers.push(identifier);
    return taken;
  }

  #bearersOf({ scope, name }: NamedMention): ReadonlySet<number> {
    return this.#bearers.get(`${scope}\n${name}`) ?? new Set();
  }

  #addName(id: number, scope: string, name: string): void {
    if (name === '') return;
    const key = `${scope}\n${name}`;
    const bearers = this.#bearers.get(key);
    if (bearers) bearers.add(id);
    else this.#bearers.set(key, new Set([id]));
  }

  /** Registries give one lesser id to two organizations, as a library has the GRID id of its university: ROR decides. */
  #isOther(id: number, identifiers: readonly Identifier[]): boolean {
    const isRor = ({ scheme }: Identifier) => scheme === 'ror';
    const known = (this.#known.get(id)?.identifiers ?? []).filter(isRor);
    const stated = identifiers.filter(isRor);
    if (known.length === 0 || stated.length === 0) return false;
    return !stated.some(({ value }) => known.some((identifier) => identifier.value === value));
  }

  #isCompatible(id: number, identifiers: readonly Identifier[]): boolean {
    const known = this.#known.get(id)?.identifiers ?? [];
    return identifiers.every(({ scheme, value }) => {
      if (!exclusiveSchemes.has(scheme)) return true;
      const values = known.filter((identifier) => identifier.scheme === scheme);
      return values.length === 0 || values.some((identifier) => identifier.value === value);
    });
  }
}
