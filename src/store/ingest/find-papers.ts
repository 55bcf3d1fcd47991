import type { Identifier } from '../../identity/identifiers.js';
import { isSharedScheme, type PaperMatch, samePaper } from '../../identity/match-papers.js';
import { isSharedTitle } from '../../identity/title-key.js';
import type { PaperRecord } from '../../importers/paper-record.js';
import { loadKeptApart } from '../curation/kept-apart.js';
import { jsonInts, jsonTexts } from '../sql/json-rows.js';
import type { Batch } from './batch.js';
import type { EntityItem } from './incoming.js';
import { type KnownPaper, loadPaperFacts, RecordFacts } from './paper-facts.js';
import { isBetterMatch, isFirstOfSharing } from './paper-ranks.js';
import { type FoundPapers, type PaperMerge, PaperTargets } from './paper-targets.js';
import { ownScheme, readIdentifiers } from './prepare-record.js';
import { reportTaken } from './report-taken.js';
import { settleRivals } from './settle-rivals.js';
import { isNameless, leaveWaiting, takeWaiting, type WaitingRecord } from './waiting-records.js';

interface ReadPaper {
  item: EntityItem<PaperRecord>;
  identifiers: readonly Identifier[];
  groups: readonly (readonly Identifier[])[];
  ownKey: string | null;
  facts: RecordFacts;
}

/**
 * Finds the paper that each record means, in this order: the one to which an earlier version of the record came, one
 * that bears an identifier of it, one of its title that `samePaper` takes for the same; else it is a new paper. Papers
 * of this batch are found like known ones. A record without title makes none: it waits for the one that it is about.
 *
 * What is known as several papers only because nobody had said that they are one becomes one, as if the record that says
 * so had come first: it is the same paper as each of them, and with what it says of the one it is the same as the other.
 */
export async function findPapers(batch: Batch, items: readonly EntityItem<PaperRecord>[]): Promise<FoundPapers> {
  const read = items.map((item): ReadPaper => {
    const { identifiers, groups, ownKey } = readIdentifiers(item.record.identifiers, item.problems);
    return { item, identifiers, groups, ownKey, facts: new RecordFacts(item.record, identifiers) };
  });
  await batch.registry.load(read.flatMap(({ identifiers }) => identifiers));
  const search = await PaperSearch.start(batch, read);
  // What has no title is about a paper that another record names, if need be of this batch.
  for (const paper of read) if (!isNameless(paper.item.record)) search.place(paper);
  for (const paper of read) if (isNameless(paper.item.record)) search.placeStatement(paper);
  await search.joinWaiting();
  return search.settle();
}

type Match = Pick<PaperMerge, 'paperId' | 'evidence'>;

class PaperSearch {
  readonly #batch: Batch;
  readonly #papers: Map<number, KnownPaper>;
  readonly #byTitle = new Map<string, KnownPaper[]>();
  readonly #byKey: ReadonlyMap<string, number>;
  /** Papers to which another record of this very file came that has a name of its own there. */
  readonly #listed: Set<number>;
  readonly #targets: PaperTargets;
  /** Papers of one title and author that are two all the same. */
  readonly #rivals: [KnownPaper, KnownPaper][] = [];
  readonly #waiting: EntityItem<PaperRecord>[] = [];

  private constructor(
    batch: Batch,
    papers: Map<number, KnownPaper>,
    known: { byKey: ReadonlyMap<string, number>; listed: Set<number>; isKeptApart: (a: number, b: number) => boolean },
  ) {
    this.#batch = batch;
    this.#papers = papers;
    this.#byKey = known.byKey;
    this.#listed = known.listed;
    this.#targets = new PaperTargets(batch, papers, known);
    for (const paper of [...papers.values()].sort((a, b) => a.id - b.id)) this.#addTitle(paper);
  }

  /** Reads every paper that the records could mean. */
  static async start(batch: Batch, read: readonly ReadPaper[]): Promise<PaperSearch> {
    const { sql, registry } = batch;
    const ids = new Set<number>();
    for (const { item, identifiers } of read) {
      if (item.paperId !== null) ids.add(item.paperId);
      for (const identifier of identifiers) {
        const id = registry.ownerOf('paper', identifier);
        if (id !== undefined) ids.add(id);
      }
    }
    const titles = new Set(read.map(({ facts }) => facts.titleKey).filter((title) => !isSharedTitle(title)));
    const sameTitle = await sql.all<{ id: number }>(
      `SELECT id FROM paper WHERE title_key IN ${jsonTexts(sql.dialect)}`,
      [JSON.stringify([...titles])],
    );
    for (const { id } of sameTitle) ids.add(id);
    const keys = read.flatMap(({ ownKey }) => ownKey ?? []);
    const byKey = new Map<string, number>();
    if (keys.length > 0) {
      const rows = await sql.all<{ id: number; key: string }>(
        `SELECT id, key FROM paper WHERE key IN ${jsonTexts(sql.dialect)}`,
        [JSON.stringify(keys)],
      );
      for (const { id, key } of rows) {
        byKey.set(key, id);
        ids.add(id);
      }
    }
    const papers = await loadPaperFacts(batch, [...ids]);
    const listed = await listedInFile(batch, read[0]?.item.run.file ?? '', [...ids]);
    return new PaperSearch(batch, papers, { byKey, listed, isKeptApart: await loadKeptApart(sql, 'paper', [...ids]) });
  }

  place(paper: ReadPaper): void {
    const { item, identifiers, groups, ownKey } = paper;
    const { registry } = this.#batch;
    const match =
      item.paperId === null
        ? (this.#byIdentifier(paper) ?? this.#byOwnKey(paper) ?? this.#bySameTitle(paper))
        : undefined;
    const known = this.#targets.currentId(item.paperId) ?? match?.paperId;
    if (match) this.#targets.found.merges.push({ ...match, sourceId: item.sourceId });
    const target = this.#targets.of(known, ownKey);
    target.items.push(item);
    const own = this.#papers.get(target.id) ?? new RecordFacts(item.record, [], target.id);
    own.identifiers.push(...identifiers);
    if (known === undefined) this.#addNew(own);
    if (this.#isListed(item)) this.#listed.add(target.id);
    this.#joinOthers(paper, own);
    this.#takeShared(own, groups, item.sourceId);
    reportTaken(item.problems, registry.claim('paper', own.id, groups, item.sourceId));
    if (ownKey !== null) this.#batch.links.arrive('paper', ownKey, own.id);
  }

  /** A record without title; nobody decides who it is about, so no decision is written down. */
  placeStatement(paper: ReadPaper): void {
    const { item, groups, identifiers } = paper;
    const known = this.#targets.currentId(item.paperId) ?? this.#byIdentifier(paper)?.paperId;
    if (known === undefined) {
      item.isNew = !item.isChange;
      this.#waiting.push(item);
      return;
    }
    this.#targets.of(known, null).items.push(item);
    const id = this.#joinStated(known, identifiers);
    reportTaken(item.problems, this.#batch.registry.claim('paper', id, groups, item.sourceId));
  }

  /** Records that waited come to the papers of this batch; those of this batch that are about none wait. */
  async joinWaiting(): Promise<void> {
    const { sql, registry } = this.#batch;
    const claimed = registry.claimedBy('paper').map(({ key }) => key);
    const waited = await takeWaiting(sql, 'paper', claimed);
    const open: WaitingRecord[] = [...this.#waiting];
    for (const waiting of waited) {
      const { identifiers, groups } = readIdentifiers(waiting.record.identifiers);
      await registry.load(identifiers);
      const id = identifiers.map((identifier) => registry.ownerOf('paper', identifier)).find((owner) => owner);
      if (id === undefined) open.push(waiting);
      else {
        this.#targets.of(id, null).waited.push(waiting);
        registry.claim('paper', this.#joinStated(id, identifiers), groups, waiting.sourceId);
      }
    }
    await leaveWaiting(sql, open);
  }

  #byIdentifier({ identifiers, facts, item }: ReadPaper): Match | undefined {
    for (const identifier of identifiers) {
      const id = this.#batch.registry.ownerOf('paper', identifier);
      const known = id === undefined ? undefined : this.#papers.get(id);
      if (!known) continue;
      const match = samePaper(facts, known);
      // An identifier that many share (ISBN) decides nothing; the title may.
      if (match.same && match.rule === 'identifier')
        return { paperId: known.id, evidence: { rule: match.rule, ...match.evidence } };
      if (match.rule === 'identifier-reused')
        item.problems.push({
          severity: 'FLAGGED',
          code: 'IDENTIFIER_REUSED',
          reason: `merge paper: '${identifier.scheme}:${identifier.value}' is on another paper with another title and other ids`,
          excerpt: item.record.title,
        });
    }
    return undefined;
  }

  #byOwnKey({ ownKey, facts }: ReadPaper): Match | undefined {
    const id = ownKey === null ? undefined : this.#byKey.get(ownKey);
    if (id === undefined || this.#papers.get(id)?.titleKey !== facts.titleKey) return undefined;
    return { paperId: id, evidence: { rule: 'key', key: ownKey } };
  }

  /** Of several papers of the title the one that agrees best, whichever came first. */
  #bySameTitle({ item, facts }: ReadPaper): Match | undefined {
    let best: { match: PaperMatch; known: KnownPaper } | undefined;
    for (const known of this.#byTitle.get(facts.titleKey) ?? []) {
      if (this.#isListedBeside(item, known)) continue;
      const match = samePaper(facts, known);
      if (match.same && (best === undefined || isBetterMatch({ match, known }, best))) best = { match, known };
    }
    return best && { paperId: best.known.id, evidence: { rule: best.match.rule, ...best.match.evidence } };
  }

  /** Other papers that a record is about are joined to its own; preprints and published versions are linked. */
  #joinOthers({ item, identifiers, facts }: ReadPaper, own: KnownPaper): void {
    // A paper that is put together anew joins nobody.
    if (this.#batch.keeper) return;
    const all = () => new RecordFacts(item.record, own.identifiers);
    for (const other of this.#bearers(identifiers, own)) {
      if (this.#isListedBeside(item, other) || !samePaper(facts, other).same) continue;
      const { same, rule, evidence } = samePaper(all(), other);
      if (same) this.#targets.join(own, other, { rule, ...evidence });
    }
    if (isSharedTitle(facts.titleKey)) return;
    for (const other of [...(this.#byTitle.get(facts.titleKey) ?? [])]) {
      if (other.id === own.id || this.#isListedBeside(item, other)) continue;
      const { same, rule, relation, evidence } = samePaper(all(), other);
      if (same) this.#targets.join(own, other, { rule, ...evidence });
      if (relation || rule === 'identifier-conflict') this.#rivals.push([own, other]);
      if (relation) {
        const [from, to] = relation === 'PREPRINT_OF' ? [own, other] : [other, own];
        this.#targets.found.preprints.push({ fromId: from.id, toId: to.id, evidence });
      }
    }
  }

  /**
   * A record without title says that identifiers are one paper's: as if it had been the first to come.
   *
   * @returns the paper that they are, as far as nothing speaks against it
   */
  #joinStated(id: number, identifiers: readonly Identifier[]): number {
    const own = this.#papers.get(id);
    if (!own) return id;
    own.identifiers.push(...identifiers);
    if (this.#batch.keeper) return id;
    for (const other of this.#bearers(identifiers, own)) {
      const { same, rule, evidence } = samePaper(own, other);
      if (same) this.#targets.join(own, other, { rule, ...evidence });
    }
    return own.id;
  }

  /** An id that papers share belongs to the book, else to the first by title. */
  #takeShared(own: KnownPaper, groups: readonly (readonly Identifier[])[], sourceId: number): void {
    const { registry, keeper } = this.#batch;
    if (keeper) return;
    for (const [identifier, ...implied] of groups) {
      if (identifier === undefined || implied.length > 0 || !isSharedScheme(identifier.scheme)) continue;
      const id = registry.ownerOf('paper', identifier);
      const other = id === undefined || id === own.id ? undefined : this.#papers.get(id);
      if (other && isFirstOfSharing(own, other)) registry.take('paper', own.id, identifier, sourceId);
    }
  }

  /** Papers beside one's own that bear one of the identifiers, but for those that papers share. */
  #bearers(identifiers: readonly Identifier[], own: KnownPaper): Set<KnownPaper> {
    const bearers = new Set<KnownPaper>();
    for (const identifier of identifiers) {
      if (isSharedScheme(identifier.scheme)) continue;
      const id = this.#batch.registry.ownerOf('paper', identifier);
      const paper = id === undefined || id === own.id ? undefined : this.#papers.get(id);
      if (paper) bearers.add(paper);
    }
    return bearers;
  }

  /** Records that nothing but their title brought to a paper go to a better one where the batch brought one. */
  async settle(): Promise<FoundPapers> {
    if (this.#rivals.length > 0) await settleRivals(this.#batch, this.#targets, this.#rivals);
    return this.#targets.result();
  }

  #addNew(paper: KnownPaper): void {
    this.#papers.set(paper.id, paper);
    this.#addTitle(paper);
  }

  #addTitle(paper: KnownPaper): void {
    const list = this.#byTitle.get(paper.titleKey);
    if (list) list.push(paper);
    else this.#byTitle.set(paper.titleKey, [paper]);
  }

  /** A file that papergraph wrote lists a paper once. */
  #isListedBeside(item: EntityItem<PaperRecord>, { id }: KnownPaper): boolean {
    return this.#listed.has(id) && this.#isListed(item);
  }

  #isListed({ record }: EntityItem<PaperRecord>): boolean {
    return this.#batch.format === ownScheme && record.recordKey !== undefined;
  }
}

/** A batch of papergraph's own format is of one file. */
async function listedInFile({ sql, format }: Batch, file: string, ids: readonly number[]): Promise<Set<number>> {
  if (format !== ownScheme || ids.length === 0) return new Set();
  const rows = await sql.all<{ id: number }>(
    `SELECT paper_id AS id FROM source_record
     WHERE paper_id IN ${jsonInts(sql.dialect)} AND format = ? AND file = ? AND record_key <> hash`,
    [JSON.stringify(ids), ownScheme, file],
  );
  return new Set(rows.map(({ id }) => id));
}
