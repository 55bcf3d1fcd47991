import type { Identifier } from '../../identity/identifiers.js';
import type { PaperFacts } from '../../identity/match-papers.js';
import { parsePartialDate } from '../../identity/partial-date.js';
import type { NameKeys } from '../../identity/person-name.js';
import type { PaperRecord } from '../../importers/paper-record.js';
import { jsonInts } from '../sql/json-rows.js';
import type { Batch } from './batch.js';
import { personName } from './person-names.js';
import { titleForms } from './title-forms.js';

/** What `samePaper` looks at, of a paper that is known. */
export interface KnownPaper extends PaperFacts {
  id: number;
  identifiers: Identifier[];
}

/** What `samePaper` looks at, of a record; a paper of the batch that nobody else has named is what its record says. */
export class RecordFacts implements KnownPaper {
  id: number;
  identifiers: Identifier[];
  readonly titleKey: string;
  readonly year: number | null;
  readonly authorsComplete: boolean;
  readonly type: string | null;
  readonly #record: PaperRecord;
  #authors: NameKeys[] | undefined;

  constructor(record: PaperRecord, identifiers: readonly Identifier[], id = 0) {
    this.#record = record;
    this.id = id;
    this.identifiers = [...identifiers];
    this.titleKey = titleForms(record.title).key;
    this.year = record.date === undefined ? null : (parsePartialDate(record.date)?.year ?? null);
    this.authorsComplete = record.authorsComplete ?? true;
    this.type = record.type ?? null;
  }

  /** Read as printed, as those of papers in the database are: or it would matter which of two came first. */
  get authors(): readonly NameKeys[] {
    this.#authors ??= this.#record.authors
      .filter(({ name, role }) => role !== 'EDITOR' && name.trim() !== '')
      .map(({ name }) => personName({ name }));
    return this.#authors;
  }
}

/** The same of papers in the database, by id. */
export async function loadPaperFacts(batch: Batch, ids: readonly number[]): Promise<Map<number, KnownPaper>> {
  if (ids.length === 0) return new Map();
  const { sql } = batch;
  const list = jsonInts(sql.dialect);
  const parameter = [JSON.stringify(ids)];
  const papers = await sql.all<{
    id: number;
    titleKey: string;
    year: number | null;
    type: string | null;
    complete: boolean | number;
  }>(
    `SELECT id, title_key AS "titleKey", year, type, authors_complete AS complete FROM paper WHERE id IN ${list}`,
    parameter,
  );
  const identifiers = await batch.registry.identifiersOf('paper', ids);
  const authors = await sql.all<{ paperId: number; name: string }>(
    `SELECT paper_id AS "paperId", name_as_printed AS name FROM authorship
     WHERE role = 'AUTHOR' AND paper_id IN ${list} ORDER BY paper_id, position`,
    parameter,
  );
  const bylines = new Map<number, NameKeys[]>();
  for (const { paperId, name } of authors) {
    const byline = bylines.get(paperId);
    if (byline) byline.push(personName({ name }));
    else bylines.set(paperId, [personName({ name })]);
  }
  return new Map(
    papers.map(({ id, titleKey: key, year, type, complete }) => [
      id,
      {
        id,
        identifiers: identifiers.get(id) ?? [],
        titleKey: key,
        year,
        type,
        authors: bylines.get(id) ?? [],
        authorsComplete: Boolean(complete),
      },
    ]),
  );
}
