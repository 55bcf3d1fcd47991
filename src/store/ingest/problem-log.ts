import { createHash } from 'node:crypto';
import type { Place, ProblemNote } from '../../importers/importer.js';
import type { Sql } from '../store.js';
import { insertRows } from './insert-rows.js';

const excerptLength = 200;

const columns = {
  id: 'text',
  run_id: 'int',
  file: 'text',
  line: 'int',
  record: 'int',
  severity: 'text',
  code: 'text',
  reason: 'text',
  excerpt: 'text',
} as const;

/** The problems of one batch. */
export class ProblemLog {
  readonly #run: { id: number; file: string };
  readonly #rows = new Map<string, Record<keyof typeof columns, string | number | null>>();

  constructor(run: { id: number; file: string }) {
    this.#run = run;
  }

  add(place: Place, note: ProblemNote): void {
    const { file } = this.#run;
    const reason = wellFormed(note.reason);
    // The same problem is one row however often the file is read.
    const identity = JSON.stringify([file, place.line ?? null, place.record ?? null, note.code, reason]);
    const id = createHash('sha256').update(identity).digest('hex').slice(0, 32);
    this.#rows.set(id, {
      id,
      run_id: this.#run.id,
      file,
      line: place.line ?? null,
      record: place.record ?? null,
      severity: note.severity,
      code: note.code,
      reason,
      excerpt: note.excerpt === undefined ? null : [...wellFormed(note.excerpt)].slice(0, excerptLength).join(''),
    });
  }

  /** @returns how many of each severity this batch met, known ones included */
  async write(sql: Sql): Promise<{ flagged: number; quarantined: number }> {
    const rows = [...this.#rows.values()];
    await insertRows(sql, 'import_problem', columns, rows, { ignoreKnown: true });
    const quarantined = rows.filter((row) => row.severity === 'QUARANTINED').length;
    return { flagged: rows.length - quarantined, quarantined };
  }
}

/** Databases take neither NUL nor halves of surrogate pairs. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replaceAll('\u0000', '');
}
