import { aclPeople } from './acl/acl-people.js';
import { aclVenues } from './acl/acl-venues.js';
import { aclXml } from './acl/acl-xml.js';
import { arxivAbs } from './arxiv/arxiv-abs.js';
import { arxivJson } from './arxiv/arxiv-json.js';
import { arxivTaxonomyJson } from './arxiv/arxiv-taxonomy-json.js';
import { arxivAtom, arxivOai } from './arxiv/arxiv-xml.js';
import { bibtex } from './bibtex/bibtex.js';
import { crossref } from './crossref/crossref.js';
import { unixref } from './crossref/unixref.js';
import { cslJson } from './csl-json.js';
import { datacite } from './datacite/datacite.js';
import { dblp } from './dblp/dblp.js';
import type { Importer } from './importer.js';
import { listingImporter } from './listing/listing-importer.js';
import { mlanthology } from './mlanthology.js';
import { openAlex } from './openalex/openalex.js';
import { openAlexCsv } from './openalex/openalex-csv.js';
import { openAlexMergedIds } from './openalex/openalex-merged-ids.js';
import { openCitations } from './opencitations/opencitations.js';
import { orcid } from './orcid.js';
import { papercopilot } from './papercopilot.js';
import { papergraphJsonlImporter } from './papergraph-jsonl.js';
import { paperscape } from './paperscape/paperscape.js';
import { pubmedXml } from './pubmed/pubmed-xml.js';
import { ror } from './ror.js';
import { semanticScholar } from './semantic-scholar/semantic-scholar.js';
import { endnote } from './tagged/endnote.js';
import { medline } from './tagged/medline.js';
import { ris } from './tagged/ris.js';
import { webOfScience } from './tagged/web-of-science.js';

/** Every format, asked in this order: the first whose `detect` says yes reads the file. */
export const importers: readonly Importer[] = [
  papergraphJsonlImporter,
  aclXml,
  aclPeople,
  aclVenues,
  arxivAtom,
  arxivOai,
  arxivJson,
  arxivTaxonomyJson,
  arxivAbs,
  dblp,
  openAlex,
  openAlexCsv,
  openAlexMergedIds,
  crossref,
  unixref,
  paperscape,
  pubmedXml,
  orcid,
  ror,
  datacite,
  mlanthology,
  papercopilot,
  semanticScholar,
  cslJson,
  openCitations,
  listingImporter,
  medline,
  ris,
  webOfScience,
  endnote,
  bibtex,
];
