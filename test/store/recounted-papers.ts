import type { Store } from '../../src/store/store.js';

const memberships = {
  author: "SELECT author_id AS id, paper_id FROM authorship WHERE role = 'AUTHOR'",
  organization: `SELECT organization_id AS id, paper_id FROM paper_organization
    UNION SELECT f.organization_id, f.paper_id FROM affiliation f
      JOIN authorship s ON s.paper_id = f.paper_id AND s.position = f.position AND s.role = 'AUTHOR'
      WHERE f.organization_id IS NOT NULL`,
  category: 'SELECT category_id AS id, paper_id FROM paper_category',
  topic: 'SELECT topic_id AS id, paper_id FROM paper_topic',
  venue: 'SELECT venue_id AS id, id AS paper_id FROM paper WHERE venue_id IS NOT NULL',
} as const;

/** For each kind, the stored counts of papers by key, and what counting them anew gives. */
export async function recountedPapers(store: Store): Promise<[kind: string, stored: unknown, counted: unknown][]> {
  const found: [string, unknown, unknown][] = [];
  for (const [kind, membership] of Object.entries(memberships)) {
    const stored = await store.sql.all(`SELECT key, papers_count AS papers FROM ${kind} ORDER BY id`);
    const counted = await store.sql.all(
      `SELECT e.key, COUNT(DISTINCT m.paper_id) AS papers FROM ${kind} e LEFT JOIN (${membership}) m ON m.id = e.id
       GROUP BY e.id, e.key ORDER BY e.id`,
    );
    found.push([kind, stored, counted]);
  }
  return found;
}
