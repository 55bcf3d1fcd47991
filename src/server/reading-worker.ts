import { parentPort, workerData } from 'node:worker_threads';
import { detectImporter, importerNamed } from '../importers/detect.js';
import type { Place, ProblemNote, SourceItem } from '../importers/importer.js';
import { openFile } from '../importers/sources.js';
import { ParsedAhead } from '../store/ingest/parsed-ahead.js';
import { prepareRecord } from '../store/ingest/prepare-record.js';
import { type SentError, sentError } from '../threads/sent-error.js';

/** What the thread is started with. */
export interface ReadingTask {
  /** Read one after another, in this order. */
  files: readonly { name: string; path: string }[];
  /** Of all of them; otherwise each is found by its content. */
  format?: string;
  /** Characters of records that may be on their way. */
  mostAhead: number;
}

/** A step of a reading; of a record its text, which crosses threads faster than an object. */
export interface SentItem {
  place: Place;
  problems?: ProblemNote[];
  json?: string;
  hash?: string;
}

/** What the thread posts of each file: its format (null where none knows it), items, how it ended. */
export type ReadingMessage = { at: number } & (
  | { format: string | null }
  | { items: SentItem[]; parsed: string; length: number; bytesRead: number }
  | { end: { contentHash: string | null; error?: SentError } }
);

/** What the thread is told: so many characters have been taken off its hands. */
export type ReadingTaken = number;

/** Characters in one message, about. */
const messageLength = 500_000;

const { files, format, mostAhead } = workerData as ReadingTask;
const parsedAhead = new ParsedAhead();
let ahead = 0;
let wake: () => void = () => {};
const post = (message: ReadingMessage) => parentPort?.postMessage(message);
parentPort?.on('message', (taken: ReadingTaken) => {
  ahead -= taken;
  wake();
});

for (const at of files.keys()) await readFile(at);
parentPort?.close();

async function readFile(at: number): Promise<void> {
  const { name, path } = files[at] as ReadingTask['files'][number];
  const source = openFile(name, path);
  let items: SentItem[] = [];
  let length = 0;
  const send = async () => {
    if (items.length === 0) return;
    post({ at, items, parsed: parsedAhead.take(), length, bytesRead: source.bytesRead() });
    ahead += length;
    items = [];
    length = 0;
    while (ahead > mostAhead)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  };
  try {
    const importer = format ? importerNamed(format) : await detectImporter(source);
    post({ at, format: importer?.format ?? null });
    // What depends on the database is read beside it.
    if (importer && !importer.asksForNames) {
      for await (const item of importer.read(source)) {
        const sent = toSend(item);
        items.push(sent);
        length += 200 + (sent.json?.length ?? 0);
        if (length >= messageLength) await send();
      }
    }
    await send();
    post({ at, end: { contentHash: source.contentHash() } });
  } catch (error) {
    await send();
    post({ at, end: { contentHash: null, error: sentError(error) } });
  }
}

function toSend({ place, record, problems }: SourceItem): SentItem {
  const sent: SentItem = { place };
  if (problems) sent.problems = problems;
  if (record) {
    const prepared = prepareRecord(record);
    sent.json = prepared.json;
    sent.hash = prepared.hash;
    parsedAhead.add(prepared.record);
  }
  return sent;
}
