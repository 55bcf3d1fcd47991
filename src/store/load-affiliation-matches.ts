import { affiliationTextId } from './ingest/affiliation-texts.js';
import { jsonTexts } from './sql/json-rows.js';
import type { Store } from './store.js';

/** How the text of an affiliation was matched to an organization. */
export interface AffiliationMatch {
  organizationId: number;
  rule: string;
  evidence: Record<string, unknown>;
}

/** What texts as printed were matched to; those that single out no organization are absent. */
export async function loadAffiliationMatches(
  { sql }: Store,
  texts: readonly string[],
): Promise<Map<string, AffiliationMatch>> {
  const rows = await sql.all<{ text: string; organizationId: number; rule: string; evidence: string }>(
    `SELECT text, organization_id AS "organizationId", rule, evidence FROM affiliation_text
     WHERE organization_id IS NOT NULL AND id IN ${jsonTexts(sql.dialect)}`,
    [JSON.stringify(texts.map(affiliationTextId))],
  );
  return new Map(
    rows.map(({ text, organizationId, rule, evidence }) => [
      text,
      { organizationId, rule, evidence: JSON.parse(evidence) as Record<string, unknown> },
    ]),
  );
}
