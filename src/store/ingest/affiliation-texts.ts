import { createHash } from 'node:crypto';
import { fold } from '../../identity/fold.js';
import { jsonTexts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import { insertRows } from './insert-rows.js';

const columns = { id: 'text', text: 'text', text_folded: 'text' } as const;
const longestFolded = 500;

/** An affiliation folded, and cut to what PostgreSQL can hold in an index. */
export function foldAffiliation(text: string): string {
  return fold(text).slice(0, longestFolded);
}

/**
 * The affiliations of one batch that state no identifier. Their texts are matched to organizations when the import
 * ends (match-affiliations.ts); one that was matched before is linked at once.
 */
export class AffiliationTexts {
  readonly #sql: Sql;
  readonly #decided = new Map<string, number | null>();
  readonly #new = new Set<string>();

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Reads what is decided about texts. */
  async load(texts: readonly string[]): Promise<void> {
    const byId = new Map(
      texts.filter((text) => !this.#decided.has(text)).map((text) => [affiliationTextId(text), text]),
    );
    if (byId.size === 0) return;
    const rows = await this.#sql.all<{ id: string; organization: number | null }>(
      `SELECT id, organization_id AS organization FROM affiliation_text WHERE id IN ${jsonTexts(this.#sql.dialect)}`,
      [JSON.stringify([...byId.keys()])],
    );
    for (const { id, organization } of rows) this.#decided.set(byId.get(id) as string, organization);
  }

  /** The organization that a text was matched to, if any; a new text will be. */
  organizationOf(text: string): number | null {
    const decided = this.#decided.get(text);
    if (decided === undefined && fold(text) !== '') this.#new.add(text);
    return decided ?? null;
  }

  async write(): Promise<void> {
    await insertAffiliationTexts(this.#sql, this.#new);
  }
}

/** Adds texts that wait to be matched; known ones are left as they are. */
export async function insertAffiliationTexts(sql: Sql, texts: Iterable<string>): Promise<void> {
  const rows = Array.from(texts, (text) => {
    return { id: affiliationTextId(text), text, text_folded: foldAffiliation(text) };
  });
  await insertRows(sql, 'affiliation_text', columns, rows, { ignoreKnown: true });
}

/** The key of a text in affiliation_text. */
export function affiliationTextId(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
