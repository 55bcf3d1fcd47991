import { paperKey } from '../../identity/paper-key.js';
import type { PaperRecord } from '../../importers/paper-record.js';
import type { Batch } from './batch.js';
import { identifierKey } from './identifier-registry.js';
import type { EntityItem } from './incoming.js';
import type { PaperJoin } from './join-papers.js';
import type { KnownPaper } from './paper-facts.js';
import type { WaitingRecord } from './waiting-records.js';

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
  /** Papers of the database that a record says are one, in the order in which they are to be joined. */
  joins: PaperJoin[];
  /** Records of the database that go to another paper. */
  moves: { sourceId: number; paperId: number }[];
}

/** The papers of a batch, as records are found to be theirs and papers to be one. */
export class PaperTargets {
  readonly found: FoundPapers = { targets: [], merges: [], preprints: [], joins: [], moves: [] };
  readonly #batch: Batch;
  readonly #papers: Map<number, KnownPaper>;
  readonly #known: { listed: Set<number>; isKeptApart: (a: number, b: number) => boolean };
  readonly #targets = new Map<number, PaperTarget>();
  /** Papers that have become part of others. */
  readonly #joined: KnownPaper[] = [];

  /** @param known papers that are listed in the very file, and which a person told apart */
  constructor(
    batch: Batch,
    papers: Map<number, KnownPaper>,
    known: { listed: Set<number>; isKeptApart: (a: number, b: number) => boolean },
  ) {
    this.#batch = batch;
    this.#papers = papers;
    this.#known = known;
  }

  isKeptApart(a: number, b: number): boolean {
    return this.#known.isKeptApart(a, b);
  }

  /** Two become one: that with the better key stays, or the earlier one; a known one before one of this batch. */
  join(own: KnownPaper, other: KnownPaper, evidence: Record<string, unknown>): void {
    if (own.id === other.id || this.isKeptApart(own.id, other.id)) return;
    const [into, from] = this.#isToStay(own, other) ? [own, other] : [other, own];
    const { id: fromId } = from;
    const { id: intoId } = into;
    const moved = this.#targets.get(fromId);
    if (moved) {
      this.#targets.delete(fromId);
      this.found.targets.splice(this.found.targets.indexOf(moved), 1);
      const target = this.of(intoId, moved.ownKey);
      target.items.push(...moved.items);
      target.waited.push(...moved.waited);
    }
    if (!moved?.isNew) this.found.joins.push({ intoId, fromId, evidence });
    else if (moved.items[0]) this.found.merges.push({ paperId: intoId, sourceId: moved.items[0].sourceId, evidence });
    for (const merge of this.found.merges) if (merge.paperId === fromId) merge.paperId = intoId;
    for (const link of this.found.preprints) {
      if (link.fromId === fromId) link.fromId = intoId;
      if (link.toId === fromId) link.toId = intoId;
    }
    if (this.#known.listed.has(fromId)) this.#known.listed.add(intoId);
    this.#batch.registry.move('paper', fromId, intoId);
    into.identifiers.push(...from.identifiers);
    this.#joined.push(from);
    // Who holds a paper that became part of this one before is told, too.
    for (const paper of [...this.#papers.values(), ...this.#joined])
      if (paper.id === fromId) Object.assign(paper, { id: intoId, identifiers: into.identifiers });
    this.#papers.set(fromId, into);
  }

  #isToStay(own: KnownPaper, other: KnownPaper): boolean {
    const isNew = (paper: KnownPaper) => this.#targets.get(paper.id)?.isNew ?? false;
    if (isNew(own) !== isNew(other)) return isNew(other);
    const identifiers = [...own.identifiers, ...other.identifiers];
    const key = paperKey(identifiers, '', null);
    const best = identifiers.find((identifier) => identifierKey(identifier) === key);
    const bearer = best && this.#batch.registry.ownerOf('paper', best);
    return bearer === own.id || (bearer !== other.id && own.id < other.id);
  }

  /** The paper that a paper has become part of. */
  currentId(id: number | null): number | undefined {
    return id === null ? undefined : (this.#papers.get(id)?.id ?? id);
  }

  result(): FoundPapers {
    const preprints = this.found.preprints.filter(({ fromId, toId }) => fromId !== toId);
    return { ...this.found, preprints };
  }

  /** The target of a known paper, or of a new one. */
  of(known: number | undefined, ownKey: string | null): PaperTarget {
    const existing = known === undefined ? undefined : this.#targets.get(known);
    if (existing) return existing;
    const id = known ?? this.#batch.ids.next('paper');
    const target: PaperTarget = { id, isNew: known === undefined, ownKey, items: [], waited: [] };
    this.#targets.set(id, target);
    this.found.targets.push(target);
    return target;
  }

  /** A record that was of one paper, in the batch or in the database, is of another one. */
  move(sourceId: number, from: KnownPaper, to: KnownPaper, evidence: Record<string, unknown>): void {
    const [left, target] = [this.of(from.id, null), this.of(to.id, null)];
    const at = left.items.findIndex((item) => item.sourceId === sourceId);
    if (at >= 0) target.items.push(...left.items.splice(at, 1));
    else this.found.moves.push({ sourceId, paperId: to.id });
    const merge = this.found.merges.find((known) => known.sourceId === sourceId);
    if (merge) Object.assign(merge, { paperId: to.id, evidence });
    else this.found.merges.push({ paperId: to.id, sourceId, evidence });
  }
}
