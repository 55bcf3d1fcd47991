import type { PaperRow } from '../store/store.js';
import { builder } from './builder.js';
import { bibtexOf } from './citation-styles/bibtex.js';
import type { CitedPaper } from './citation-styles/cited-paper.js';
import { cslJsonOf } from './citation-styles/csl-json.js';
import { risOf } from './citation-styles/ris.js';
import type { GraphContext } from './context.js';

const writers = { BIBTEX: bibtexOf, RIS: risOf, CSL_JSON: cslJsonOf };

export type CitationStyle = keyof typeof writers;

export const citationStyle = builder.enumType('CitationStyle', {
  description: 'How to write a paper as an entry of a bibliography. Text is UTF-8 in all of them.',
  values: {
    BIBTEX: { description: 'An entry for BibTeX and BibLaTeX, with special characters of LaTeX escaped.' },
    RIS: { description: 'A record of RIS, which reference managers read.' },
    CSL_JSON: { description: 'An item of CSL-JSON, which citation processors such as citeproc and pandoc read.' },
  },
});

/** A paper in one style, from what the database knows; nothing is filled in. */
export async function citePaper({ loaders }: GraphContext, paper: PaperRow, style: CitationStyle): Promise<string> {
  const [byline, identifiers, venue] = await Promise.all([
    loaders.authorships.load(paper.id),
    loaders.identifiers.paper.load(paper.id),
    paper.venueId === null ? null : loaders.venue.load(paper.venueId),
  ]);
  const names = (role: string) => byline.filter((place) => place.role === role).map((place) => place.nameAsPrinted);
  const cited: CitedPaper = { paper, identifiers, venue, authors: names('AUTHOR'), editors: names('EDITOR') };
  return writers[style](cited);
}
