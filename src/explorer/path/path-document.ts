import { graphql } from '../asking/graphql.js';
import { paperLineFragment } from '../parts/paper-line-fragment.js';

export const pathDocument = graphql(
  `
  query Path($from: String!, $to: String!, $k: Int, $allShortest: Boolean, $maxAuthorsPerPaper: Int, $where: PaperWhere) {
    collaborationPaths(
      from: $from
      to: $to
      k: $k
      allShortest: $allShortest
      maxAuthorsPerPaper: $maxAuthorsPerPaper
      where: $where
    ) {
      outcome
      length
      shortestCount
      from {
        key
        name
      }
      to {
        key
        name
      }
      paths {
        length
        totalJointPapers
        hops {
          from {
            key
            name
          }
          to {
            key
            name
          }
          papersCount
          papers(first: 3) {
            nodes {
              ...PaperLine
            }
          }
        }
      }
    }
  }
`,
  [paperLineFragment],
);
