import { graphql } from '../asking/graphql.js';
import { lineageFragment } from '../lineage/lineage-fragment.js';
import { paperLineFragment } from '../parts/paper-line-fragment.js';
import { paperPageFragment } from '../parts/paper-page-fragment.js';

export const paperDocument = graphql(`
  query Paper($ref: String!) {
    paper(ref: $ref) {
      key
      title
      abstract
      date
      type
      isRetracted
      language
      volume
      issue
      pages
      publisher
      url
      venue {
        key
        name
      }
      authorsCount
      authorsComplete
      authorships(first: 60) {
        position
        role
        nameAsPrinted
        author {
          key
          name
        }
        affiliations {
          text
          organization {
            key
            name
          }
        }
      }
      primaryCategory {
        key
      }
      categories {
        key
        code
        label
      }
      topics(first: 16) {
        totalCount
        edges {
          score
          foundIn
          node {
            key
            label
          }
        }
      }
      identifiers {
        scheme
        value
        url
      }
      relations {
        kind
        from {
          key
          title
        }
        to {
          key
          title
        }
      }
      references(first: 1) {
        totalCount
      }
      citedBy(first: 1) {
        totalCount
      }
      unresolvedReferences(first: 60) {
        position
        text
        identifier {
          scheme
          value
          url
        }
      }
      citedByStated
      referencesStated
      sources {
        format
        file
        line
        recordKey
        fields
      }
    }
  }
`);

export const referencesDocument = graphql(
  `
  query References($ref: String!, $first: Int, $after: String, $last: Int, $before: String) {
    paper(ref: $ref) {
      references(first: $first, after: $after, last: $last, before: $before) {
        ...PaperPage
      }
    }
  }
`,
  [paperPageFragment],
);

export const citedByDocument = graphql(
  `
  query CitedBy($ref: String!, $first: Int, $after: String, $last: Int, $before: String) {
    paper(ref: $ref) {
      citedBy(first: $first, after: $after, last: $last, before: $before) {
        ...PaperPage
      }
    }
  }
`,
  [paperPageFragment],
);

export const relatedDocument = graphql(
  `
  query Related($ref: String!) {
    paper(ref: $ref) {
      related(first: 8) {
        isCut
        list {
          score
          citation
          coupling
          cocitation
          authors
          topics
          paper {
            ...PaperLine
          }
        }
      }
    }
  }
`,
  [paperLineFragment],
);

export const citationDocument = graphql(`
  query Citation($ref: String!, $style: CitationStyle!) {
    paper(ref: $ref) {
      citation(style: $style)
    }
  }
`);

export const paperLineageDocument = graphql(
  `
  query PaperLineage($ref: String!, $maxNodes: Int!) {
    paper(ref: $ref) {
      lineage(maxNodes: $maxNodes) {
        ...DrawnLineage
      }
    }
  }
`,
  [lineageFragment],
);
