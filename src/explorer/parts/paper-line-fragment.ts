import type { FragmentOf } from 'gql.tada';
import { graphql } from '../asking/graphql.js';

export const paperLineFragment = graphql(`
  fragment PaperLine on Paper {
    key
    title
    date
    isRetracted
    venue {
      key
      name
      acronym
    }
    authorsCount
    authorsComplete
    authorships(first: 5) {
      role
      author {
        key
        name
      }
    }
    citedBy(first: 1) {
      totalCount
    }
  }
`);

export type PaperLineData = FragmentOf<typeof paperLineFragment>;
