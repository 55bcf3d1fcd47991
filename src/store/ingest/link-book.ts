import { fold } from '../../identity/fold.js';
import type { Identifier } from '../../identity/identifiers.js';
import { topicKinds } from '../../importers/paper-record.js';
import { jsonInts, jsonParameter, jsonRows, jsonTexts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import type { OwnKeys } from './batch.js';
import { type IdentifierRegistry, identifierKey } from './identifier-registry.js';
import { insertRows } from './insert-rows.js';
import { ownScheme } from './prepare-record.js';

/** A link that a record states to something that may come later. */
export interface StatedLink {
  /** 'PARENT' (of an organization), 'INTRODUCED_BY' and 'BROADER' (of a topic), or a kind of paper relation. */
  kind: string;
  fromId: number;
  target: Identifier;
  detail: Readonly<Record<string, string | number>>;
}

export interface ResolvedLink extends StatedLink {
  toId: number;
  /** Whether an earlier batch stated it. */
  hasWaited: boolean;
}

type LinkedKind = 'paper' | 'organization' | 'topic';

/** Under this scheme topics are linked by label. */
export const labelScheme = 'label';

const columns = { kind: 'text', from_id: 'int', target: 'text', detail: 'text' } as const;
const keyColumns = { kind: 'text', from_id: 'int', target: 'text' } as const;

/** The links of a batch: those whose target is here are resolved, the others wait in the database until it comes. */
export class LinkBook {
  readonly #sql: Sql;
  readonly #registry: IdentifierRegistry;
  readonly #ownKeys: OwnKeys;
  readonly #stated = new Map<string, StatedLink>();
  readonly #arrivals = new Set<string>();

  constructor(sql: Sql, registry: IdentifierRegistry, ownKeys: OwnKeys) {
    this.#sql = sql;
    this.#registry = registry;
    this.#ownKeys = ownKeys;
  }

  state(link: StatedLink): void {
    this.#stated.set(`${link.kind} ${link.fromId} ${identifierKey(link.target)}`, link);
  }

  /** What an exported file calls by this key is here. */
  arrive(kind: 'paper' | 'author' | 'organization' | 'venue' | 'topic', ownKey: string, id: number): void {
    this.#ownKeys.set(`${kind}:${ownKey}`, id);
    this.arriveKey(ownKey);
  }

  /** Something has come to have this key. */
  arriveKey(key: string): void {
    this.#arrivals.add(`${ownScheme}:${key}`);
  }

  /** A topic has come to bear this label. */
  arriveLabel(foldedLabel: string): void {
    this.#arrivals.add(`${labelScheme}:${foldedLabel}`);
  }

  /**
   * To be called when all entities and identifiers of the batch are written.
   *
   * @returns the links whose target is here, with those that lead to themselves; none of them waits any longer
   */
  async resolve(): Promise<ResolvedLink[]> {
    const waiting = await this.#waitingForArrivals();
    const links = [
      ...[...this.#stated.values()].map((link) => ({ ...link, hasWaited: false })),
      ...waiting.map((link) => ({ ...link, hasWaited: true })),
    ];
    if (links.length === 0) return [];
    const targets = await this.#targets(links);
    const resolved: ResolvedLink[] = [];
    const open: StatedLink[] = [];
    for (const link of links) {
      const toId = targets(link);
      if (toId === undefined) open.push(link);
      else resolved.push({ ...link, toId });
    }
    const rowOf = ({ kind, fromId, target, detail }: StatedLink) => {
      return { kind, from_id: fromId, target: identifierKey(target), detail: JSON.stringify(detail) };
    };
    await insertRows(this.#sql, 'waiting_link', columns, open.map(rowOf), { ignoreKnown: true });
    if (resolved.length > 0) {
      await this.#sql.run(
        `DELETE FROM waiting_link WHERE (kind, from_id, target) IN
           (SELECT kind, from_id, target FROM ${jsonRows(this.#sql.dialect, keyColumns)} AS r)`,
        [jsonParameter(keyColumns, resolved.map(rowOf))],
      );
    }
    return resolved;
  }

  async #waitingForArrivals(): Promise<StatedLink[]> {
    for (const kind of ['paper', 'organization'] as const)
      for (const { key } of this.#registry.claimedBy(kind)) this.#arrivals.add(key);
    if (this.#arrivals.size === 0) return [];
    if ((await this.#sql.all('SELECT 1 FROM waiting_link LIMIT 1')).length === 0) return [];
    const rows = await this.#sql.all<{ kind: string; fromId: number; target: string; detail: string }>(
      `SELECT kind, from_id AS "fromId", target, detail FROM waiting_link WHERE target IN ${jsonTexts(this.#sql.dialect)}
       AND kind <> 'RECORD' ORDER BY kind, from_id, target`,
      [JSON.stringify([...this.#arrivals])],
    );
    return rows
      .filter((row) => !this.#stated.has(`${row.kind} ${row.fromId} ${row.target}`))
      .map((row) => {
        const at = row.target.indexOf(':');
        const target = { scheme: row.target.slice(0, at), value: row.target.slice(at + 1) };
        return { kind: row.kind, fromId: row.fromId, target, detail: JSON.parse(row.detail) };
      });
  }

  async #targets(links: readonly StatedLink[]): Promise<(link: StatedLink) => number | undefined> {
    await this.#registry.load(
      links.map((link) => link.target).filter(({ scheme }) => scheme !== ownScheme && scheme !== labelScheme),
    );
    const byKey = new Map<string, number>();
    for (const kind of ['paper', 'organization', 'topic'] as const) {
      const keys = links.filter((link) => linkedKind(link.kind) === kind && link.target.scheme === ownScheme);
      if (keys.length === 0) continue;
      const rows = await this.#sql.all<{ id: number; key: string }>(
        `SELECT id, key FROM ${kind} WHERE key IN ${jsonTexts(this.#sql.dialect)}`,
        [JSON.stringify(keys.map((link) => link.target.value))],
      );
      for (const row of rows) byKey.set(`${kind}:${row.key}`, row.id);
    }
    const byLabel = await this.#topicsByLabel(links.filter((link) => link.target.scheme === labelScheme));
    return (link) => {
      const kind = linkedKind(link.kind);
      const { scheme, value } = link.target;
      if (scheme === ownScheme) return this.#ownKeys.get(`${kind}:${value}`) ?? byKey.get(`${kind}:${value}`);
      if (scheme === labelScheme) return byLabel(link);
      return kind === 'topic' ? undefined : this.#registry.ownerOf(kind, link.target);
    };
  }

  /** A label means the topic of the same kind, else the first kind that has it. */
  async #topicsByLabel(links: readonly StatedLink[]): Promise<(link: StatedLink) => number | undefined> {
    if (links.length === 0) return () => undefined;
    const texts = jsonTexts(this.#sql.dialect);
    const labels = JSON.stringify([...new Set(links.map((link) => link.target.value))]);
    const rows = await this.#sql.all<{ id: number; kind: string; label: string }>(
      `SELECT id, kind, label_folded AS label FROM topic WHERE label_folded IN ${texts}
       UNION SELECT t.id, t.kind, a.label_folded FROM topic_alias a JOIN topic t ON t.id = a.topic_id
         WHERE a.label_folded IN ${texts} ORDER BY 1`,
      [labels, labels],
    );
    const froms = JSON.stringify([...new Set(links.map((link) => link.fromId))]);
    const kinds = new Map(
      (
        await this.#sql.all<{ id: number; kind: string }>(
          `SELECT id, kind FROM topic WHERE id IN ${jsonInts(this.#sql.dialect)}`,
          [froms],
        )
      ).map((row) => [row.id, row.kind]),
    );
    return ({ fromId, target }) => {
      const candidates = rows.filter((row) => row.label === target.value && row.id !== fromId);
      const own = kinds.get(fromId);
      const rank = (kind: string) => (kind === own ? -1 : (topicKinds as readonly string[]).indexOf(kind));
      return candidates.sort((a, b) => rank(a.kind) - rank(b.kind) || a.id - b.id)[0]?.id;
    };
  }
}

/** Whether a link would make something its own parent or preprint. */
export function leadsToItself({ kind, fromId, toId }: ResolvedLink): boolean {
  return toId === fromId && linkedKind(kind) === fromKind(kind);
}

/** What a link leads to. */
function linkedKind(kind: string): LinkedKind {
  if (kind === 'PARENT') return 'organization';
  return kind === 'BROADER' ? 'topic' : 'paper';
}

function fromKind(kind: string): LinkedKind {
  return kind === 'INTRODUCED_BY' ? 'topic' : linkedKind(kind);
}

/**
 * How a record names a topic: by key ('papergraph:moe-2') where a label would not do, else by label. Null where the
 * label has no letter and no digit.
 */
export function topicTarget(label: string): Identifier | null {
  if (label.startsWith(`${ownScheme}:`)) return { scheme: ownScheme, value: label.slice(ownScheme.length + 1) };
  const value = fold(label);
  return value === '' ? null : { scheme: labelScheme, value };
}
