import { jsonInts, jsonParameter, jsonRows, timestampText } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import type { NewPaper } from './author-memory.js';
import { longestTellingByline } from './author-surroundings.js';
import type { Batch } from './batch.js';
import { insertRows } from './insert-rows.js';
import type { JoinedPapers } from './join-papers.js';
import type { MergedPaper } from './merge-paper.js';
import {
  affiliationColumns,
  authorshipColumns,
  categoryColumns,
  citationColumns,
  curationColumns,
  curationSubjectColumns,
  organizationColumns,
  paperColumns,
  topicColumns,
} from './paper-columns.js';
import type { FoundPapers, PaperTarget } from './paper-targets.js';
import type { TitleForms } from './title-forms.js';

type RowOf<Columns> = Record<keyof Columns & string, string | number | boolean | null>;

/** What of a paper its records don't say by themselves. */
interface PaperPlace {
  key: string;
  title: TitleForms;
  venueId: number | null;
  authorsCount: number;
}

/** The rows of a batch's papers and of what hangs on them, until they are written. */
export class PaperRows {
  readonly #batch: Batch;
  readonly #new: RowOf<typeof paperColumns>[] = [];
  readonly #changed: RowOf<typeof paperColumns>[] = [];
  readonly #givenUp: { key: string; id: number }[] = [];
  readonly #authorships: RowOf<typeof authorshipColumns>[] = [];
  readonly #affiliations: RowOf<typeof affiliationColumns>[] = [];
  readonly #organizations = new Map<string, RowOf<typeof organizationColumns>>();
  readonly #categories: RowOf<typeof categoryColumns>[] = [];
  readonly #topics: RowOf<typeof topicColumns>[] = [];
  readonly #citations: RowOf<typeof citationColumns>[] = [];
  readonly #curations: RowOf<typeof curationColumns>[] = [];
  readonly #subjects: RowOf<typeof curationSubjectColumns>[] = [];
  readonly #preprints: { from_id: number; to_id: number; kind: string; evidence: string }[] = [];
  readonly #waited: { id: number; paper_id: number }[] = [];
  readonly #left = new Set<number>();
  readonly #titleWords = new Map<number, readonly string[]>();
  /** Which paper each source record of the batch came to. */
  readonly paperOfSource = new Map<number, number>();
  /** Known papers that the batch found to be one. */
  joined: JoinedPapers | undefined;

  constructor(batch: Batch) {
    this.#batch = batch;
  }

  /** @param storedKey the key that a known paper has had */
  paper(target: PaperTarget, storedKey: string | null, values: MergedPaper, place: PaperPlace): void {
    const row = {
      id: target.id,
      key: place.key,
      title: values.title,
      title_folded: place.title.folded,
      title_key: place.title.key,
      abstract: values.abstract,
      date: values.date,
      year: values.year,
      type: values.type,
      language: values.language,
      venue_id: place.venueId,
      volume: values.volume,
      issue: values.issue,
      pages: values.pages,
      publisher: values.publisher,
      url: values.url,
      authors_complete: values.authorsComplete,
      is_retracted: values.isRetracted,
      cited_by_stated: values.citedByStated,
      references_stated: values.referencesStated,
      authors_count: place.authorsCount,
      field_sources: JSON.stringify(values.fieldSources),
    };
    (target.isNew ? this.#new : this.#changed).push(row);
    this.#titleWords.set(target.id, place.title.words);
    for (const { sourceId } of target.items) this.paperOfSource.set(sourceId, target.id);
    for (const { sourceId } of target.waited) this.#waited.push({ id: sourceId, paper_id: target.id });
    if (storedKey !== null && storedKey !== place.key) this.#givenUp.push({ key: storedKey, id: target.id });
  }

  authorship(
    paperId: number,
    place: {
      position: number;
      authorId: number;
      printed: string;
      role: string;
      decision: string | null;
      identifiers: readonly string[];
      sourceId: number;
    },
  ): void {
    this.#authorships.push({
      paper_id: paperId,
      position: place.position,
      author_id: place.authorId,
      name_as_printed: place.printed,
      role: place.role,
      decision: place.decision,
      identifiers: place.identifiers.length === 0 ? null : JSON.stringify(place.identifiers),
      source_record_id: place.sourceId,
    });
  }

  affiliation(
    paperId: number,
    place: { position: number; ordinal: number; text: string; folded: string; organizationId: number | null },
  ): void {
    this.#affiliations.push({
      paper_id: paperId,
      position: place.position,
      ordinal: place.ordinal,
      text_as_printed: place.text,
      text_folded: place.folded,
      organization_id: place.organizationId,
    });
  }

  /** The first mention of an organization is the one that is kept. */
  organization(paperId: number, stated: { organizationId: number; text: string; sourceId: number }): void {
    const key = `${paperId} ${stated.organizationId}`;
    if (this.#organizations.has(key)) return;
    this.#organizations.set(key, {
      paper_id: paperId,
      organization_id: stated.organizationId,
      text_as_printed: stated.text,
      source_record_id: stated.sourceId,
    });
  }

  category(paperId: number, stated: { categoryId: number; position: number; sourceId: number }): void {
    this.#categories.push({
      paper_id: paperId,
      category_id: stated.categoryId,
      is_primary: stated.position === 0,
      position: stated.position,
      source_record_id: stated.sourceId,
    });
  }

  topic(paperId: number, stated: { topicId: number; score: number; foundIn: string; sourceId: number }): void {
    this.#topics.push({
      paper_id: paperId,
      topic_id: stated.topicId,
      score: stated.score,
      found_in: stated.foundIn,
      source_record_id: stated.sourceId,
    });
  }

  citation(
    citingId: number,
    stated: { target: string; citedId: number | null; text: string | null; position: number; sourceId: number },
  ): void {
    this.#citations.push({
      citing_id: citingId,
      target: stated.target,
      cited_id: stated.citedId,
      text: stated.text,
      position: stated.position,
      source_record_id: stated.sourceId,
    });
  }

  /** Somebody stands no longer in a byline. */
  left(authorId: number): void {
    this.#left.add(authorId);
  }

  /** Which records came to a known paper is written down, so that it can be looked at and taken back. */
  addMerges({ merges, preprints, moves }: FoundPapers): void {
    for (const { sourceId, paperId } of moves) this.#waited.push({ id: sourceId, paper_id: paperId });
    const now = timestampText(new Date());
    for (const { paperId, sourceId, evidence } of merges) {
      const id = this.#batch.ids.next('curation');
      this.#subjects.push({ curation_id: id, entity_type: 'paper', entity_id: paperId });
      this.#curations.push({
        id,
        kind: 'MERGE',
        entity_type: 'paper',
        change: JSON.stringify({ paperId, sourceRecordId: sourceId }),
        evidence: JSON.stringify(evidence),
        decided_by: 'MACHINE',
        created_at: now,
      });
    }
    for (const { fromId, toId, evidence } of preprints)
      this.#preprints.push({ from_id: fromId, to_id: toId, kind: 'PREPRINT_OF', evidence: JSON.stringify(evidence) });
  }

  /** Papers themselves; what hangs on them needs source records and follows by `writeLinks`. */
  async writePapers(): Promise<void> {
    const { sql } = this.#batch;
    await insertRows(sql, 'paper', paperColumns, this.#new);
    await this.#placeWaited();
    if (this.#changed.length === 0) return;
    const columns = Object.keys(paperColumns).filter((column) => column !== 'id');
    await sql.run(
      `UPDATE paper SET ${columns.map((column) => `${column} = r.${column}`).join(', ')}
       FROM ${jsonRows(sql.dialect, paperColumns)} AS r WHERE r.id = paper.id`,
      [jsonParameter(paperColumns, this.#changed)],
    );
    await this.#redirectKeys();
  }

  /** Records that waited for their paper, or were another's, are its own from now on. */
  async #placeWaited(): Promise<void> {
    if (this.#waited.length === 0) return;
    const columns = { id: 'int', paper_id: 'int' } as const;
    await this.#batch.sql.run(
      `UPDATE source_record SET paper_id = r.paper_id FROM ${jsonRows(this.#batch.sql.dialect, columns)} AS r
       WHERE r.id = source_record.id`,
      [jsonParameter(columns, this.#waited)],
    );
  }

  async writeLinks(): Promise<void> {
    const { sql } = this.#batch;
    await this.#clearChanged();
    await insertRows(sql, 'authorship', authorshipColumns, this.#authorships);
    await insertRows(sql, 'affiliation', affiliationColumns, this.#affiliations);
    await insertRows(sql, 'paper_organization', organizationColumns, [...this.#organizations.values()]);
    await insertRows(sql, 'paper_category', categoryColumns, this.#categories);
    await insertRows(sql, 'paper_topic', topicColumns, this.#topics);
    await insertRows(sql, 'citation', citationColumns, this.#citations);
    await insertRows(sql, 'curation', curationColumns, this.#curations);
    await insertRows(sql, 'curation_subject', curationSubjectColumns, this.#subjects);
    await insertRows(
      sql,
      'paper_relation',
      { from_id: 'int', to_id: 'int', kind: 'text', evidence: 'text' },
      this.#preprints,
      { ignoreKnown: true },
    );
    await this.#resolveCitations();
    await this.#removeStrangers();
    await this.#surroundPeople();
  }

  /** The people whom batches remember stand on these papers from now on. */
  async #surroundPeople(): Promise<void> {
    const { people, sql } = this.#batch;
    const papers = new Map<number, NewPaper>();
    const venues = await foldedVenues(sql, new Set(this.#new.map(({ venue_id }) => Number(venue_id ?? 0))));
    for (const { id, year, venue_id, authors_count } of this.#new)
      papers.set(Number(id), {
        places: [],
        isLong: Number(authors_count) > longestTellingByline,
        venue: venues.get(Number(venue_id ?? 0)) ?? null,
        year: year === null ? null : Number(year),
        titleWords: this.#titleWords.get(Number(id)) ?? [],
      });
    const organizations = new Map<string, string[]>();
    for (const { paper_id, position, text_folded } of this.#affiliations) {
      const texts = organizations.get(`${paper_id} ${position}`);
      if (texts) texts.push(String(text_folded));
      else organizations.set(`${paper_id} ${position}`, [String(text_folded)]);
    }
    const changed = new Set(this.#left);
    for (const { paper_id, position, author_id, role } of this.#authorships) {
      const paper = papers.get(Number(paper_id));
      const texts = organizations.get(`${paper_id} ${position}`) ?? [];
      if (paper) paper.places.push({ authorId: Number(author_id), isAuthor: role === 'AUTHOR', organizations: texts });
      else changed.add(Number(author_id));
    }
    people.addPapers(papers.values());
    people.forgetSurroundings(changed);
  }

  async #clearChanged(): Promise<void> {
    if (this.#changed.length === 0) return;
    const { sql } = this.#batch;
    const ids = jsonInts(sql.dialect);
    const parameter = [JSON.stringify(this.#changed.map(({ id }) => id))];
    await sql.run(`DELETE FROM authorship WHERE paper_id IN ${ids}`, parameter);
    await sql.run(`DELETE FROM paper_organization WHERE paper_id IN ${ids}`, parameter);
    await sql.run(`DELETE FROM paper_category WHERE paper_id IN ${ids}`, parameter);
    await sql.run(`DELETE FROM paper_topic WHERE source_record_id IS NOT NULL AND paper_id IN ${ids}`, parameter);
    await sql.run(`DELETE FROM citation WHERE citing_id IN ${ids}`, parameter);
  }

  /** Old addresses keep leading to their paper. */
  async #redirectKeys(): Promise<void> {
    if (this.#givenUp.length === 0) return;
    const { sql } = this.#batch;
    const [row] = await sql.all<{ lowest: number }>(
      `SELECT COALESCE(MIN(from_id), 0) AS lowest FROM redirect WHERE entity_type = 'paper'`,
    );
    // A key that was given up belongs to no id of its own: such redirects count down from zero.
    const lowest = Math.min(row?.lowest ?? 0, 0);
    await insertRows(
      sql,
      'redirect',
      { entity_type: 'text', from_id: 'int', from_key: 'text', to_id: 'int' },
      this.#givenUp.map(({ key, id }, at) => {
        return { entity_type: 'paper', from_id: lowest - 1 - at, from_key: key, to_id: id };
      }),
    );
  }

  /** References that waited for a paper of this batch find it. */
  async #resolveCitations(): Promise<void> {
    const { sql, registry } = this.#batch;
    const claimed = registry.claimedBy('paper');
    if (claimed.length === 0) return;
    const columns = { target: 'text', id: 'int' } as const;
    await sql.run(
      // The plus keeps SQLite from reading all citations that are open.
      `UPDATE citation SET cited_id = r.id FROM ${jsonRows(sql.dialect, columns)} AS r
       WHERE citation.target = r.target AND +citation.cited_id IS NULL`,
      [
        jsonParameter(
          columns,
          claimed.map(({ key, id }) => ({ target: key, id })),
        ),
      ],
    );
  }

  /** People whom only a byline named that is no longer believed. */
  async #removeStrangers(): Promise<void> {
    if (this.#left.size === 0) return;
    const { sql } = this.#batch;
    await sql.run(
      `DELETE FROM author WHERE id IN ${jsonInts(sql.dialect)} AND NOT verified
         AND NOT EXISTS (SELECT 1 FROM authorship s WHERE s.author_id = author.id)
         AND NOT EXISTS (SELECT 1 FROM identifier i WHERE i.author_id = author.id)
         AND NOT EXISTS (SELECT 1 FROM source_record r
           WHERE r.format = 'papergraph' AND r.record_key = 'author:' || author.key)`,
      [JSON.stringify([...this.#left])],
    );
    for (const id of this.#left) this.#batch.touched.author.add(id);
    this.#batch.people.clear();
  }
}

async function foldedVenues(sql: Sql, ids: ReadonlySet<number>): Promise<Map<number, string>> {
  const rows = await sql.all<{ id: number; folded: string }>(
    `SELECT id, name_folded AS folded FROM venue WHERE id IN ${jsonInts(sql.dialect)}`,
    [JSON.stringify([...ids])],
  );
  return new Map(rows.map(({ id, folded }) => [id, folded]));
}
