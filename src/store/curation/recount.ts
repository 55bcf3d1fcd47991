import { jsonInts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';

const memberships = {
  author: (ids: string) =>
    `SELECT author_id AS id, COUNT(DISTINCT paper_id) AS papers FROM authorship
     WHERE role = 'AUTHOR' AND author_id IN ${ids} GROUP BY author_id`,
  organization: (ids: string) =>
    `SELECT id, COUNT(DISTINCT paper_id) AS papers FROM (
       SELECT organization_id AS id, paper_id FROM paper_organization WHERE organization_id IN ${ids}
       UNION SELECT f.organization_id, f.paper_id FROM affiliation f JOIN authorship s
         ON s.paper_id = f.paper_id AND s.position = f.position AND s.role = 'AUTHOR'
       WHERE f.organization_id IN ${ids}) m GROUP BY id`,
  category: (ids: string) =>
    `SELECT category_id AS id, COUNT(*) AS papers FROM paper_category WHERE category_id IN ${ids} GROUP BY category_id`,
  topic: (ids: string) =>
    `SELECT topic_id AS id, COUNT(*) AS papers FROM paper_topic WHERE topic_id IN ${ids} GROUP BY topic_id`,
  venue: (ids: string) =>
    `SELECT venue_id AS id, COUNT(*) AS papers FROM paper WHERE venue_id IN ${ids} GROUP BY venue_id`,
} as const;

/** Counts the papers of some entities anew. */
export async function recount(sql: Sql, kind: keyof typeof memberships, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const list = JSON.stringify(ids);
  const membership = memberships[kind](jsonInts(sql.dialect));
  const lists = membership.split('?').length - 1;
  await sql.run(
    `UPDATE ${kind} SET papers_count = r.papers FROM (
       SELECT e.id, COALESCE(m.papers, 0) AS papers FROM ${kind} e LEFT JOIN (${membership}) m ON m.id = e.id
       WHERE e.id IN ${jsonInts(sql.dialect)}) AS r WHERE r.id = ${kind}.id`,
    [...Array.from({ length: lists }, () => list), list],
  );
}
