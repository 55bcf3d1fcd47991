/** A query that runs on the bundled papers, for GraphiQL, the README and the page at '/'. */
export interface Example {
  /** For programs: 'coauthors'. */
  name: string;
  /** For people, one line. */
  title: string;
  query: string;
  variables?: Record<string, unknown>;
}

export const examples: readonly Example[] = [
  {
    name: 'coauthors',
    title: 'Who wrote with Joan Puigcerver, and what?',
    query: `query Coauthors {
  author(ref: "Joan Puigcerver") {
    name
    coauthors(first: 5) {
      totalCount
      edges {
        node { name }
        papersCount
        firstYear
        lastYear
        papers { nodes { title date } }
      }
    }
  }
}`,
  },
  {
    name: 'network',
    title: 'Who works around Basil Mustafa, up to two steps away?',
    query: `query Network {
  author(ref: "Basil Mustafa") {
    network(depth: 2, maxNodes: 12) {
      nodes { name distance papersCount degree }
      edges { source { key } target { key } papersCount firstYear lastYear }
      truncated { reason omittedNodes omittedEdges }
      incompletePapers
    }
  }
}`,
  },
  {
    name: 'path',
    title: 'How are Roberto Navigli and Christopher D. Manning linked by joint papers?',
    query: `query Path {
  collaborationPaths(from: "Roberto Navigli", to: "Christopher D. Manning") {
    outcome
    length
    paths {
      hops {
        from { name }
        to { name }
        papers { nodes { title date } }
      }
    }
  }
}`,
  },
  {
    name: 'search',
    title: 'Which papers are about mixture of experts?',
    query: `query Search($text: String!) {
  search(query: $text, types: [PAPER], first: 3) {
    totalCount
    edges {
      snippet { text isHighlighted }
      node { ... on Paper { key title year } }
    }
  }
}`,
    variables: { text: 'mixture of experts' },
  },
  {
    name: 'papers',
    title: 'Machine learning: papers by year, and the latest since 2022',
    query: `query Papers {
  category(ref: "cs.LG") {
    label
    timeline { year papersCount }
    papers(where: { date: { from: "2022" } }, first: 5) {
      totalCount
      nodes { title date authorships { nameAsPrinted } }
    }
  }
}`,
  },
  {
    name: 'lineage',
    title: 'How did mixture of experts come about, and who carried it?',
    query: `query Lineage {
  topic(ref: "mixture of experts") {
    papersCount
    lineage {
      links
      path {
        edges {
          source { paper { title date } }
          target { paper { title date } }
          inferred
          evidence { sharedAuthors { name } sharedTopics { label } }
        }
      }
      milestones { carriers(first: 3) { author { name } papersCount firstYear lastYear } }
    }
  }
}`,
  },
  {
    name: 'themes',
    title: 'What are the themes, and how did they turn into one another?',
    query: `query Themes {
  thematicEvolution(periodsCount: 2, maxTerms: 40) {
    periods {
      from
      to
      themes { label quadrant terms(first: 4) { topic { label } papersCount } }
    }
    links {
      source { label }
      target { label }
      weightedInclusion
      authorsCount
    }
    events { kind from { label } to { label } }
  }
}`,
  },
];
