import type { Place, ProblemNote } from '../../importers/importer.js';
import type { GraphRecord } from '../../importers/paper-record.js';
import type { BatchRun } from './batch.js';

/** A record that has to be taken in: new, or another version of one that is known. */
export interface EntityItem<Record extends GraphRecord = GraphRecord> {
  place: Place;
  record: Record;
  /** Of the importer that read it. */
  format: string;
  /** Of the record's content. */
  hash: string;
  /** Of its source record: new, or that of the earlier version. */
  sourceId: number;
  /** The same source has said something else before. */
  isChange: boolean;
  /** The paper that the earlier version came to, if any. */
  paperId: number | null;
  run: BatchRun;
  /** Whether it made a new entry; otherwise it came to a known one. Told by whoever takes it in. */
  isNew: boolean;
  /** Collects what is doubtful about the record. */
  problems: ProblemNote[];
}
