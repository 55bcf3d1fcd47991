/** The tables of papers and of what hangs on them, as ingest writes them. */

export const paperColumns = {
  id: 'int',
  key: 'text',
  title: 'text',
  title_folded: 'text',
  title_key: 'text',
  abstract: 'text',
  date: 'text',
  year: 'int',
  type: 'text',
  language: 'text',
  venue_id: 'int',
  volume: 'text',
  issue: 'text',
  pages: 'text',
  publisher: 'text',
  url: 'text',
  authors_complete: 'bool',
  is_retracted: 'bool',
  cited_by_stated: 'int',
  references_stated: 'int',
  authors_count: 'int',
  field_sources: 'text',
} as const;
export const authorshipColumns = {
  paper_id: 'int',
  position: 'int',
  author_id: 'int',
  name_as_printed: 'text',
  role: 'text',
  decision: 'text',
  identifiers: 'text',
  source_record_id: 'int',
} as const;
export const affiliationColumns = {
  paper_id: 'int',
  position: 'int',
  ordinal: 'int',
  text_as_printed: 'text',
  text_folded: 'text',
  organization_id: 'int',
} as const;
export const organizationColumns = {
  paper_id: 'int',
  organization_id: 'int',
  text_as_printed: 'text',
  source_record_id: 'int',
} as const;
export const categoryColumns = {
  paper_id: 'int',
  category_id: 'int',
  is_primary: 'bool',
  position: 'int',
  source_record_id: 'int',
} as const;
export const topicColumns = {
  paper_id: 'int',
  topic_id: 'int',
  score: 'real',
  found_in: 'text',
  source_record_id: 'int',
} as const;
export const citationColumns = {
  citing_id: 'int',
  target: 'text',
  cited_id: 'int',
  text: 'text',
  position: 'int',
  source_record_id: 'int',
} as const;
export const curationSubjectColumns = { curation_id: 'int', entity_type: 'text', entity_id: 'int' } as const;
export const curationColumns = {
  id: 'int',
  kind: 'text',
  entity_type: 'text',
  change: 'text',
  evidence: 'text',
  decided_by: 'text',
  created_at: 'time',
} as const;
