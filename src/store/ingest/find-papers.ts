import type { Identifier } from '../../identity/identifiers.js';
import { type PaperFacts, samePaper } from '../../identity/match-papers.js';
import { isSharedTitle } from '../../identity/title-key.js';
import type { PaperRecord } from '../../importers/paper-record.js';
import { jsonInts, jsonTexts } from '../sql/json-rows.js';
import type { Batch } from './batch.js';
import type { EntityItem } from './incoming.js';
import { factsOfRecord, type KnownPaper, loadPaperFacts } from './paper-facts.js';
import { ownScheme, readIdentifiers } from './prepare-record.js';
import { reportTaken } from './report-taken.js';
import { isNameless, leaveWaiting, takeWaiting, type WaitingRecord } from './waiting-records.js';

/** A paper of this batch: new, or known already. */
export interface PaperTarget {
  id: number;
  isNew: boolean;
  /** The key that an exported file gives it. */
  ownKey: string | null;
  items: EntityItem<PaperRecord>[];
  /** Records without title that waited for it. */
  waited: WaitingRecord<PaperRecord>[];
}

/** A record that came to a known paper: somebody may want to look at it or take it back. */
export interface PaperMerge {
  paperId: number;
  sourceId: number;
  evidence: Record<string, unknown>;
}

export interface PreprintLink {
  fromId: number;
  toId: number;
  evidence: Record<string, unknown>;
}

export interface FoundPapers {
  targets: PaperTarget[];
  merges: PaperMerge[];
  preprints: PreprintLink[];
}

interface ReadPaper {
  item: EntityItem<PaperRecord>;
  identifiers: Identifier[];
  groups: Identifier[][];
  ownKey: string | null;
  facts: PaperFacts;
}

/**
 * Finds the paper that each record means, in this order: the one to which an earlier version of the record came, one
 * that bears an identifier of it, one of its title that `samePaper` takes for the same; else it is a new paper. Papers
 * of this batch are found like known ones. A record without title makes none: it waits for the one that it is about.
 */
export async function findPapers(batch: Batch, items: readonly EntityItem<PaperRecord>[]): Promise<FoundPapers> {
  const read = items.map((item): ReadPaper => {
    const { identifiers, groups, ownKey } = readIdentifiers(item.record.identifiers, item.problems);
    return { item, identifiers, groups, ownKey, facts: factsOfRecord(item.record, identifiers) };
  });
  await batch.registry.load(read.flatMap(({ identifiers }) => identifiers));
  const search = await PaperSearch.start(batch, read);
  // What has no title is about a paper that another record names, if need be of this batch.
  for (const paper of read) if (!isNameless(paper.item.record)) search.place(paper);
  for (const paper of read) if (isNameless(paper.item.record)) search.placeStatement(paper);
  await search.joinWaiting();
  return search.found;
}

type Match = Pick<PaperMerge, 'paperId' | 'evidence'>;

interface TitleMatch {
  match?: Match;
  preprint?: { paperId: number; relation: string; evidence: Record<string, unknown> };
}

class PaperSearch {
  readonly found: FoundPapers = { targets: [], merges: [], preprints: [] };
  readonly #batch: Batch;
  readonly #papers: Map<number, KnownPaper>;
  readonly #byTitle = new Map<string, KnownPaper[]>();
  readonly #byKey: ReadonlyMap<string, number>;
  /** Papers to which another record of this very file came that has a name of its own there. */
  readonly #listed: Set<number>;
  readonly #targets = new Map<number, PaperTarget>();
  readonly #waiting: EntityItem<PaperRecord>[] = [];

  private constructor(
    batch: Batch,
    papers: Map<number, KnownPaper>,
    byKey: ReadonlyMap<string, number>,
    listed: Set<number>,
  ) {
    this.#batch = batch;
    this.#papers = papers;
    this.#byKey = byKey;
    this.#listed = listed;
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
    return new PaperSearch(batch, papers, byKey, await listedInFile(batch, read[0]?.item.run.file ?? '', [...ids]));
  }

  place(paper: ReadPaper): void {
    const { item, identifiers, groups, ownKey } = paper;
    const { registry } = this.#batch;
    const decided = item.paperId === null ? (this.#byIdentifier(paper) ?? this.#byOwnKey(paper)) : undefined;
    const isOpen = item.paperId === null && decided === undefined;
    const title: TitleMatch = isOpen ? this.#bySameTitle(paper) : {};
    const match = decided ?? title.match;
    const known = item.paperId ?? match?.paperId;
    if (match) this.found.merges.push({ ...match, sourceId: item.sourceId });
    const target = this.#target(known, ownKey);
    target.items.push(item);
    if (title.preprint) {
      const { paperId, relation, evidence } = title.preprint;
      const [fromId, toId] = relation === 'PREPRINT_OF' ? [target.id, paperId] : [paperId, target.id];
      this.found.preprints.push({ fromId, toId, evidence });
    }
    reportTaken(item.problems, registry.claim('paper', target.id, groups, item.sourceId));
    if (ownKey !== null) this.#batch.links.arrive('paper', ownKey, target.id);
    if (this.#isListed(item)) this.#listed.add(target.id);
    if (known === undefined) this.#addNew({ ...paper.facts, id: target.id, identifiers: [...identifiers] });
    else this.#papers.get(known)?.identifiers.push(...identifiers);
  }

  /** A record without title; nobody decides who it is about, so no decision is written down. */
  placeStatement(paper: ReadPaper): void {
    const { item, groups, identifiers } = paper;
    const known = item.paperId ?? this.#byIdentifier(paper)?.paperId;
    if (known === undefined) {
      item.isNew = !item.isChange;
      this.#waiting.push(item);
      return;
    }
    this.#target(known, null).items.push(item);
    reportTaken(item.problems, this.#batch.registry.claim('paper', known, groups, item.sourceId));
    this.#papers.get(known)?.identifiers.push(...identifiers);
  }

  /** Records that waited come to the papers of this batch; those of this batch that are about none wait. */
  async joinWaiting(): Promise<void> {
    const { sql, registry } = this.#batch;
    const claimed = registry.claimedBy('paper').map(({ key }) => key);
    const waited = await takeWaiting(sql, 'paper', claimed);
    const open: WaitingRecord[] = [...this.#waiting];
    for (const { sourceId, record } of waited) {
      const { identifiers, groups } = readIdentifiers(record.identifiers);
      await registry.load(identifiers);
      const id = identifiers.map((identifier) => registry.ownerOf('paper', identifier)).find((owner) => owner);
      if (id === undefined) open.push({ sourceId, record });
      else {
        this.#target(id, null).waited.push({ sourceId, record });
        registry.claim('paper', id, groups, sourceId);
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

  #bySameTitle({ item, facts }: ReadPaper): TitleMatch {
    let preprint: TitleMatch['preprint'];
    for (const known of this.#byTitle.get(facts.titleKey) ?? []) {
      // A file that papergraph wrote lists a paper once.
      if (this.#listed.has(known.id) && this.#isListed(item)) continue;
      const { same, rule, relation, evidence } = samePaper(facts, known);
      if (same) return { match: { paperId: known.id, evidence: { rule, ...evidence } } };
      if (relation) preprint ??= { paperId: known.id, relation, evidence };
    }
    return preprint ? { preprint } : {};
  }

  #target(known: number | undefined, ownKey: string | null): PaperTarget {
    const existing = known === undefined ? undefined : this.#targets.get(known);
    if (existing) return existing;
    const id = known ?? this.#batch.ids.next('paper');
    const target: PaperTarget = { id, isNew: known === undefined, ownKey, items: [], waited: [] };
    this.#targets.set(id, target);
    this.found.targets.push(target);
    return target;
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
