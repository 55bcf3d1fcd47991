import type { GraphRecord } from '../importers/paper-record.js';
import {
  authorRecords,
  categoryRecords,
  organizationRecords,
  topicRecords,
  venueRecords,
} from './export/entity-records.js';
import { paperRecords } from './export/paper-records.js';
import { byCodePoints } from './export/record-parts.js';
import { holdMoment } from './hold-moment.js';
import type { EntityKind } from './load-details.js';
import type { Store } from './store.js';

const chunkSize = 500;

/**
 * Everything that the database holds as records of the papergraph format, all of one moment: venues, organizations,
 * categories, topics, authors, papers, each kind by key. Taken into an empty database of either kind, the records make
 * one whose export is the same, line by line. Keys are kept as identifiers of the scheme 'papergraph', because several
 * people bear one name.
 */
export async function* exportRecords(store: Store): AsyncGenerator<GraphRecord> {
  const moment = await holdMoment(store.sql);
  try {
    const read = { ...store, sql: moment.sql };
    yield* inChunks(read, 'venue', venueRecords);
    yield* inChunks(read, 'organization', organizationRecords);
    yield* inChunks(read, 'category', categoryRecords);
    yield* inChunks(read, 'topic', topicRecords);
    yield* inChunks(read, 'author', authorRecords);
    yield* inChunks(read, 'paper', paperRecords);
  } finally {
    await moment.release();
  }
}

async function* inChunks(
  store: Store,
  kind: EntityKind,
  records: (store: Store, ids: number[]) => Promise<GraphRecord[]>,
): AsyncGenerator<GraphRecord> {
  const ids: number[] = [];
  for await (const rows of store.sql.scan(`SELECT id FROM ${kind} ORDER BY ${byCodePoints(store.sql, 'key')}`))
    for (const [id] of rows as [number][]) ids.push(id);
  for (let at = 0; at < ids.length; at += chunkSize) yield* await records(store, ids.slice(at, at + chunkSize));
}
