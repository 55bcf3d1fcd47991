import { graphql } from '../asking/graphql.js';
import { paperPageFragment } from '../parts/paper-page-fragment.js';

/** The joint papers of two: the evidence of their tie. */
export const evidenceDocument = graphql(
  `
  query Evidence($where: PaperWhere!, $first: Int!) {
    papers(where: $where, first: $first, orderBy: [{ field: DATE, direction: DESC }]) {
      ...PaperPage
    }
  }
`,
  [paperPageFragment],
);
