import { fold } from '../../identity/fold.js';
import type { CategoryMention, CategoryRecord } from '../../importers/paper-record.js';
import { jsonParameter, jsonRows, jsonTexts } from '../sql/json-rows.js';
import { withoutCircles } from './apply-links.js';
import type { Batch } from './batch.js';
import type { EntityItem } from './incoming.js';
import { insertRows } from './insert-rows.js';

const columns = {
  id: 'int',
  key: 'text',
  scheme: 'text',
  code: 'text',
  label: 'text',
  label_folded: 'text',
} as const;

interface KnownCategory {
  id: number;
  scheme: string;
  code: string;
  /** The code where nobody has said a label. */
  label: string;
  isNew: boolean;
  isRenamed: boolean;
}

/** Categories of one batch, known by scheme and code. */
export class CategoryIngest {
  readonly #batch: Batch;
  readonly #known = new Map<string, KnownCategory>();
  readonly #asked = new Set<string>();
  readonly #parents: { child: number; parent: number; text: string }[] = [];

  constructor(batch: Batch) {
    this.#batch = batch;
  }

  async load(mentions: readonly CategoryMention[]): Promise<void> {
    const keys = mentions.map(categoryKey).filter((key) => !this.#asked.has(key) && this.#asked.add(key));
    if (keys.length === 0) return;
    const rows = await this.#batch.sql.all<Omit<KnownCategory, 'isNew' | 'isRenamed'> & { key: string }>(
      `SELECT id, key, scheme, code, label FROM category WHERE key IN ${jsonTexts(this.#batch.sql.dialect)}`,
      [JSON.stringify(keys)],
    );
    for (const { key, ...row } of rows) this.#known.set(key, { ...row, isNew: false, isRenamed: false });
  }

  /** Every item is told whether its record was new. */
  async ingestRecords(items: readonly EntityItem<CategoryRecord>[]): Promise<void> {
    await this.load(
      items.flatMap(({ record }) => [
        record,
        ...(record.parents ?? []).map((code) => ({ scheme: record.scheme, code })),
      ]),
    );
    for (const item of items) {
      const { record, isChange } = item;
      const known = this.#known.get(categoryKey(record));
      if (!known) item.isNew = true;
      const category = this.#find(record);
      if (isChange && category.label !== record.label) this.#rename(category, record.label);
      for (const code of record.parents ?? []) {
        const parent = this.#find({ scheme: record.scheme, code });
        this.#parents.push({ child: category.id, parent: parent.id, text: `'${categoryKey(record)}' under '${code}'` });
      }
      this.#batch.touched.category.add(category.id);
    }
  }

  /** The category that a paper names; a new one where it isn't known. */
  resolve(mention: CategoryMention): number {
    return this.#find(mention).id;
  }

  async write(): Promise<void> {
    const { sql } = this.#batch;
    const categories = [...this.#known.values()];
    await insertRows(
      sql,
      'category',
      columns,
      categories
        .filter(({ isNew }) => isNew)
        .map(({ id, scheme, code, label }) => {
          return { id, key: categoryKey({ scheme, code }), scheme, code, label, label_folded: fold(label) };
        }),
    );
    const renamed = categories.filter(({ isNew, isRenamed }) => isRenamed && !isNew);
    if (renamed.length > 0) {
      const renames = { id: 'int', label: 'text', folded: 'text' } as const;
      await sql.run(
        `UPDATE category SET label = r.label, label_folded = r.folded FROM ${jsonRows(sql.dialect, renames)} AS r
         WHERE r.id = category.id`,
        [
          jsonParameter(
            renames,
            renamed.map(({ id, label }) => ({ id, label, folded: fold(label) })),
          ),
        ],
      );
    }
    const links = await withoutCircles(this.#batch, 'category', this.#parents, ({ text }) => text);
    await insertRows(
      sql,
      'category_parent',
      { child_id: 'int', parent_id: 'int' },
      links.map(({ child, parent }) => ({ child_id: child, parent_id: parent })),
      { ignoreKnown: true },
    );
  }

  #find(mention: CategoryMention): KnownCategory {
    const key = categoryKey(mention);
    const known = this.#known.get(key);
    if (known) {
      if (mention.label !== undefined && known.label === known.code) this.#rename(known, mention.label);
      return known;
    }
    const { code, label = code } = mention;
    const scheme = mention.scheme.toLowerCase();
    const category = { id: this.#batch.ids.next('category'), scheme, code, label, isNew: true, isRenamed: false };
    this.#known.set(key, category);
    this.#batch.touched.category.add(category.id);
    return category;
  }

  #rename(category: KnownCategory, label: string): void {
    if (category.label === label) return;
    category.label = label;
    category.isRenamed = true;
    this.#batch.touched.category.add(category.id);
  }
}

/** 'arxiv:cs.CV'. */
function categoryKey({ scheme, code }: CategoryMention): string {
  return `${scheme.toLowerCase()}:${code}`;
}
