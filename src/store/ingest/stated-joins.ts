import { relateNames } from '../../identity/author-evidence.js';
import { givenNames } from '../../identity/author-given-names.js';
import { findVeto, identifierKeys, newSigns } from '../../identity/author-signs.js';
import type { Identifier } from '../../identity/identifiers.js';
import { mergeAuthors } from '../curation/author-merge.js';
import { loadNameRows } from '../curation/author-rows.js';
import { loadDecidedByPersons } from '../curation/decided-by-persons.js';
import { loadKeptApart } from '../curation/kept-apart.js';
import { mergeOrganizations } from '../curation/organization-curation.js';
import { mergeVenues } from '../curation/venue-merge.js';
import { jsonInts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import type { Batch } from './batch.js';
import { identifierKey } from './identifier-registry.js';
import { personName } from './person-names.js';

/** People, organizations or venues of whom a record says that they are one. */
interface StatedJoin {
  kind: 'author' | 'organization' | 'venue';
  intoId: number;
  fromId: number;
  evidence: Record<string, unknown>;
}

interface Bearer {
  id: number;
  papers: number;
  /** That a place of it is known, or that somebody vouched for the person. */
  isSure: boolean;
}

/** Joins people, organizations and venues who are one by a record of the batch, when everything else of it is written. */
export class StatedJoins {
  readonly #batch: Batch;
  readonly #joins: StatedJoin[] = [];

  constructor(batch: Batch) {
    this.#batch = batch;
  }

  /**
   * Finds who are one by the identifiers of a record about them. Not people whose names or surer identifiers speak against
   * it, or about whom a person decided; nor organizations of two ROR ids, nor venues that a person told apart. Their own
   * rows must be written.
   *
   * @param owners at least two who bear one of the identifiers each
   * @returns whether all of them are one
   */
  async add(kind: StatedJoin['kind'], owners: readonly number[], identifiers: readonly Identifier[]): Promise<boolean> {
    const { sql } = this.#batch;
    const [into, ...others] = (await loadBearers(sql, kind, owners)).sort(
      (a, b) => Number(b.isSure) - Number(a.isSure) || b.papers - a.papers || a.id - b.id,
    );
    if (!into) return false;
    const known = await this.#batch.registry.identifiersOf(kind, owners);
    const canBeOne =
      kind === 'author'
        ? await this.#canBeOnePerson(owners, known, identifiers)
        : await this.#canBeOne(kind, owners, known);
    if (!canBeOne) return false;
    const evidence = { rule: 'stated', identifiers: identifiers.map(identifierKey) };
    for (const { id } of others) this.#joins.push({ kind, intoId: into.id, fromId: id, evidence });
    return true;
  }

  async #canBeOnePerson(
    owners: readonly number[],
    known: ReadonlyMap<number, Identifier[]>,
    stated: readonly Identifier[],
  ): Promise<boolean> {
    const { sql } = this.#batch;
    if ((await loadDecidedByPersons(sql, owners)).size > 0) return false;
    const names = await loadNameRows(sql, owners);
    const read = owners.map((id) =>
      (names.get(id) ?? []).map(([name, folded, blockKey]) =>
        givenNames({ ...personName({ name }), folded, blockKey }),
      ),
    );
    const orcids = owners.map((id) =>
      newSigns(identifierKeys((known.get(id) ?? []).filter(({ scheme }) => scheme === 'orcid'))),
    );
    // What the record states is both's: a source that split somebody has taken it back.
    const signs = owners.map((id) => newSigns(identifierKeys([...(known.get(id) ?? []), ...stated])));
    return owners.every((_, at) =>
      owners.slice(0, at).every((_other, other) => {
        const [one, two] = [read[at] ?? [], read[other] ?? []];
        const isForbidden = [orcids, signs].some(
          (list) => findVeto(list[at] ?? newSigns(), list[other] ?? newSigns()) !== null,
        );
        return !isForbidden && relateNames(one, two) !== null;
      }),
    );
  }

  async #canBeOne(
    kind: 'organization' | 'venue',
    owners: readonly number[],
    known: ReadonlyMap<number, Identifier[]>,
  ): Promise<boolean> {
    const isKeptApart = await loadKeptApart(this.#batch.sql, kind, owners);
    if (owners.some((a) => owners.some((b) => isKeptApart(a, b)))) return false;
    const rors = owners.flatMap((id) => (known.get(id) ?? []).filter(({ scheme }) => scheme === 'ror'));
    return new Set(rors.map(({ value }) => value)).size < 2;
  }

  /** To be called when everything else of the batch is written. */
  async carryOut(): Promise<void> {
    const { sql, ids, people, touched } = this.#batch;
    const gone = new Map<number, number>();
    const standing = (id: number): number => {
      const into = gone.get(id);
      return into === undefined ? id : standing(into);
    };
    for (const kind of ['author', 'organization', 'venue'] as const) {
      gone.clear();
      for (const { intoId, fromId, evidence } of this.#joins.filter((join) => join.kind === kind)) {
        const merge = { intoId: standing(intoId), fromId: standing(fromId), evidence };
        if (merge.intoId === merge.fromId) continue;
        gone.set(merge.fromId, merge.intoId);
        if (kind === 'author') await mergeAuthors(sql, ids, [{ ...merge, decidedBy: 'MACHINE' }]);
        else if (kind === 'venue') await mergeVenues(sql, ids, { ...merge, decidedBy: 'MACHINE' });
        else await mergeOrganizations(sql, ids, { ...merge, decidedBy: 'MACHINE' });
        touched[kind].add(merge.intoId);
      }
      if (kind === 'author' && gone.size > 0) people.clear();
    }
  }
}

async function loadBearers(sql: Sql, kind: StatedJoin['kind'], ids: readonly number[]): Promise<Bearer[]> {
  const sure = { author: 'verified', organization: 'country IS NOT NULL', venue: 'false' }[kind];
  const rows = await sql.all<{ id: number; papers: number; sure: boolean | number }>(
    `SELECT id, papers_count AS papers, ${sure} AS sure FROM ${kind} WHERE id IN ${jsonInts(sql.dialect)}`,
    [JSON.stringify(ids)],
  );
  return rows.map(({ id, papers, sure: isSure }) => ({ id, papers: Number(papers), isSure: Boolean(isSure) }));
}
