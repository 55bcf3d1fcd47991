import type { FragmentOf, VariablesOf } from 'gql.tada';
import { graphql } from '../asking/graphql.js';
import { paperLineFragment } from '../parts/paper-line-fragment.js';

const evolutionFragment = graphql(`
  fragment DrawnThemes on ThematicEvolution {
    periods {
      number
      from
      to
      papersCount
      termsCount
    }
    themes {
      number
      period
      label
      papersCount
      termsCount
      centrality
      density
      quadrant
      terms(first: 12) {
        papersCount
        topic {
          key
          label
        }
      }
    }
    links {
      source {
        number
      }
      target {
        number
      }
      gap
      weightedInclusion
      coverageForward
      coverageBackward
      terms {
        key
        label
      }
    }
    undatedPapers
    otherPapers
    truncated {
      omittedTerms
      omittedLinks
    }
  }
`);

export type DrawnThemes = FragmentOf<typeof evolutionFragment>;
export type DrawnTheme = DrawnThemes['themes'][number];
export type DrawnLink = DrawnThemes['links'][number];

const themes = graphql(
  `
  query Themes(
    $where: PaperWhere
    $periodsCount: Int
    $periodsBy: PeriodsBy
    $minPapers: Int
    $resolution: Float
    $threshold: Float
  ) {
    thematicEvolution(
      where: $where
      periodsCount: $periodsCount
      periodsBy: $periodsBy
      minPapers: $minPapers
      resolution: $resolution
      threshold: $threshold
    ) {
      ...DrawnThemes
    }
  }
`,
  [evolutionFragment],
);

/** The papers of all themes at once: the server keeps the evolution, and one choice after another is shown at once. */
const papers = graphql(
  `
  query ThemePapers(
    $where: PaperWhere
    $periodsCount: Int
    $periodsBy: PeriodsBy
    $minPapers: Int
    $resolution: Float
    $threshold: Float
  ) {
    thematicEvolution(
      where: $where
      periodsCount: $periodsCount
      periodsBy: $periodsBy
      minPapers: $minPapers
      resolution: $resolution
      threshold: $threshold
    ) {
      themes {
        number
        papers(first: 5) {
          nodes {
            ...PaperLine
          }
        }
      }
    }
  }
`,
  [paperLineFragment],
);

/** What two themes share: the evidence of the link from one to the other. */
const link = graphql(
  `
  query ThemeLink(
    $where: PaperWhere
    $periodsCount: Int
    $periodsBy: PeriodsBy
    $minPapers: Int
    $resolution: Float
    $threshold: Float
    $source: Int!
    $target: Int!
  ) {
    thematicEvolution(
      where: $where
      periodsCount: $periodsCount
      periodsBy: $periodsBy
      minPapers: $minPapers
      resolution: $resolution
      threshold: $threshold
    ) {
      links(source: $source, target: $target) {
        papersFrom(first: 5) {
          totalCount
          nodes {
            ...PaperLine
          }
        }
        papersTo(first: 5) {
          totalCount
          nodes {
            ...PaperLine
          }
        }
        authors {
          author {
            key
            name
          }
          papersFrom
          papersTo
        }
        authorsCount
      }
    }
  }
`,
  [paperLineFragment],
);

const file = graphql(`
  query ThemesFile(
    $where: PaperWhere
    $periodsCount: Int
    $periodsBy: PeriodsBy
    $minPapers: Int
    $resolution: Float
    $threshold: Float
    $format: ThematicEvolutionFormat!
  ) {
    thematicEvolution(
      where: $where
      periodsCount: $periodsCount
      periodsBy: $periodsBy
      minPapers: $minPapers
      resolution: $resolution
      threshold: $threshold
    ) {
      export(format: $format)
    }
  }
`);

export type ThemeVariables = VariablesOf<typeof themes>;
export type ThemeFormat = VariablesOf<typeof file>['format'];

export const themeDocuments = { themes, papers, link, file };
