import type { ProblemNote } from '../../importers/importer.js';
import { jsonInts, jsonParameter, jsonRows } from '../sql/json-rows.js';
import { acyclicLinks, type HierarchyLink } from './acyclic-links.js';
import type { Batch } from './batch.js';
import { identifierKey } from './identifier-registry.js';
import { insertRows } from './insert-rows.js';
import { leadsToItself, type ResolvedLink } from './link-book.js';

/** Where a hierarchy is stored: the table of its links with the columns of child and parent. */
const hierarchies = {
  organization: { table: 'organization', child: 'id', parent: 'parent_id' },
  category: { table: 'category_parent', child: 'child_id', parent: 'parent_id' },
  topic: { table: 'topic_relation', child: 'narrower_id', parent: 'broader_id' },
} as const;

/** Makes true what links of the batch, and those that waited for it, say. */
export async function applyLinks(batch: Batch): Promise<void> {
  const resolved = await batch.links.resolve();
  await keepLinked(batch, resolved);
  const links = resolved.filter((link) => !leadsToItself(link));
  const of = (kind: string) => links.filter((link) => link.kind === kind);
  await setParents(batch, of('PARENT'));
  await setIntroductions(batch, of('INTRODUCED_BY'));
  await addBroader(batch, of('BROADER'));
  const relations = links.filter(({ kind }) => kind !== 'PARENT' && kind !== 'INTRODUCED_BY' && kind !== 'BROADER');
  await insertRows(
    batch.sql,
    'paper_relation',
    { from_id: 'int', to_id: 'int', kind: 'text', evidence: 'text' },
    relations.map(({ fromId, toId, kind, detail }) => {
      return { from_id: fromId, to_id: toId, kind, evidence: JSON.stringify(detail) };
    }),
    { ignoreKnown: true },
  );
}

async function keepLinked({ keeper }: Batch, links: readonly ResolvedLink[]): Promise<void> {
  if (!keeper) return;
  const fromIds = (...linkKinds: string[]) => links.filter(({ kind }) => linkKinds.includes(kind)).map((l) => l.fromId);
  await keeper.keep('organization', fromIds('PARENT'));
  await keeper.keep('topic', fromIds('INTRODUCED_BY', 'BROADER'));
  keeper.keepWaiting(links.filter(({ hasWaited }) => hasWaited));
}

/**
 * Of the links stated in a hierarchy, those that close no circle; the others are noted.
 *
 * @param place of what the notes are about: the file as a whole where the links have waited
 */
export async function withoutCircles<Link extends HierarchyLink>(
  batch: Batch,
  kind: keyof typeof hierarchies,
  links: readonly Link[],
  describe: (link: Link) => string,
): Promise<Link[]> {
  if (links.length === 0) return [];
  const { table, child, parent } = hierarchies[kind];
  const known = await batch.sql.all<HierarchyLink>(
    `WITH RECURSIVE above(child, parent) AS (
       SELECT ${child}, ${parent} FROM ${table} WHERE ${parent} IS NOT NULL AND ${child} IN ${jsonInts(batch.sql.dialect)}
       UNION SELECT t.${child}, t.${parent} FROM ${table} t JOIN above ON t.${child} = above.parent
       WHERE t.${parent} IS NOT NULL
     ) SELECT child, parent FROM above`,
    [JSON.stringify([...new Set(links.map((link) => link.parent))])],
  );
  const { taken, refused } = acyclicLinks(known, links);
  for (const link of refused) {
    const note: ProblemNote = {
      severity: 'FLAGGED',
      code: 'HIERARCHY_CIRCLE',
      reason: `add a link to the ${kind} hierarchy: ${describe(link)} would close a circle, so it is left out`,
    };
    batch.problems.add({}, note);
  }
  return taken;
}

async function setParents(batch: Batch, links: readonly ResolvedLink[]): Promise<void> {
  const { sql } = batch;
  const stated = links.map((link) => ({ ...link, child: link.fromId, parent: link.toId }));
  const taken = await withoutCircles(batch, 'organization', stated, (link) => `parent '${identifierKey(link.target)}'`);
  if (taken.length === 0) return;
  const columns = { child: 'int', parent: 'int' } as const;
  await sql.run(
    `UPDATE organization SET parent_id = r.parent FROM ${jsonRows(sql.dialect, columns)} AS r
     WHERE r.child = organization.id`,
    [jsonParameter(columns, taken)],
  );
  for (const { child } of taken) batch.touched.organization.add(child);
}

async function setIntroductions(batch: Batch, links: readonly ResolvedLink[]): Promise<void> {
  if (links.length === 0) return;
  const { sql } = batch;
  const columns = { topic: 'int', paper: 'int' } as const;
  await sql.run(
    `UPDATE topic SET introduced_by_id = r.paper FROM ${jsonRows(sql.dialect, columns)} AS r WHERE r.topic = topic.id`,
    [
      jsonParameter(
        columns,
        links.map(({ fromId, toId }) => ({ topic: fromId, paper: toId })),
      ),
    ],
  );
  for (const { fromId } of links) batch.touched.topic.add(fromId);
}

async function addBroader(batch: Batch, links: readonly ResolvedLink[]): Promise<void> {
  const stated = links.map((link) => ({ ...link, child: link.fromId, parent: link.toId }));
  const taken = await withoutCircles(batch, 'topic', stated, (link) => `broader topic '${link.target.value}'`);
  await insertRows(
    batch.sql,
    'topic_relation',
    { broader_id: 'int', narrower_id: 'int', score: 'real', source: 'text' },
    taken.map(({ child, parent, detail }) => {
      return {
        broader_id: parent,
        narrower_id: child,
        score: Number(detail.score),
        source: String(detail.source),
      };
    }),
    { ignoreKnown: true },
  );
  for (const { child } of taken) batch.touched.topic.add(child);
}
