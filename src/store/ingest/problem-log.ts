import { createHash } from 'node:crypto';
import type { Place, ProblemNote } from '../../importers/importer.js';
import type { Sql } from '../store.js';
import type { BatchRun } from './batch.js';
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
  readonly #run: BatchRun;
  readonly #rows = new Map<string, Record<keyof typeof columns, string | number | null>>();

  /** @param run to which belongs what concerns no single record */
  constructor(run: BatchRun) {
    this.#run = run;
  }

  add(place: Place, note: ProblemNote, run = this.#run): void {
    const { file } = run;
    const reason = wellFormed(note.reason);
    // The same problem is one row however often the file is read.
    const identity = JSON.stringify([file, place.line ?? null, place.record ?? null, note.code, reason]);
    const id = createHash('sha256').update(identity).digest('hex').slice(0, 32);
    this.#rows.set(id, {
      id,
      run_id: run.id,
      file,
      line: place.line ?? null,
      record: place.record ?? null,
      severity: note.severity,
      code: note.code,
      reason,
      excerpt: note.excerpt === undefined ? null : [...wellFormed(note.excerpt)].slice(0, excerptLength).join(''),
    });
  }

  /** @returns run ids to how many things were flagged, known ones included */
  async write(sql: Sql): Promise<Map<number, number>> {
    const rows = [...this.#rows.values()];
    await insertRows(sql, 'import_problem', columns, rows, { ignoreKnown: true });
    const flagged = new Map<number, number>();
    for (const { severity, run_id: id } of rows)
      if (severity === 'FLAGGED') flagged.set(id as number, (flagged.get(id as number) ?? 0) + 1);
    return flagged;
  }
}

/** Databases take neither NUL nor halves of surrogate pairs. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replaceAll('\u0000', '');
}
