/** Whom or what an example is about. */
export interface Subject {
  kind: 'author' | 'organization' | 'category' | 'topic';
  /** As the query has it. */
  ref: string;
  /** As the title has it, where that is another word. */
  name?: string;
  /** Where nothing can stand in for it the example stays as it is. */
  isOptional?: true;
  /** Somebody must be there who may be suggested to it. */
  needsSuggestions?: true;
}

/**
 * A query that runs on the bundled papers, for GraphiQL, the README and the page at '/'; local-examples.ts makes it one
 * for other papers.
 */
export interface Example {
  /** For programs: 'coauthors'. */
  name: string;
  /** For people, one line. */
  title: string;
  query: string;
  variables?: Record<string, unknown>;
  subjects?: readonly Subject[];
  /** A year that title and query name: the last of all papers stands in for it where that is before. */
  since?: number;
  /** What must be here: organizations of known countries, topics in two years. */
  needs?: 'countries' | 'periods';
}

export const examples: readonly Example[] = [
  {
    name: 'coauthors',
    title: 'Who wrote with Ivan Titov, and what?',
    subjects: [{ kind: 'author', ref: 'Ivan Titov' }],
    query: `query Coauthors {
  author(ref: "Ivan Titov") {
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
    title: 'Who works around Raquel Fernández, up to two steps away?',
    subjects: [{ kind: 'author', ref: 'Raquel Fernández' }],
    query: `query Network {
  author(ref: "Raquel Fernández") {
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
    subjects: [
      { kind: 'author', ref: 'roberto-navigli', name: 'Roberto Navigli' },
      { kind: 'author', ref: 'christopher-d-manning', name: 'Christopher D. Manning' },
    ],
    query: `query Path {
  collaborationPaths(from: "roberto-navigli", to: "christopher-d-manning") {
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
    name: 'countries',
    title: 'Which countries write together?',
    needs: 'countries',
    query: `query Countries {
  collaborationNetwork(of: COUNTRIES, maxNodes: 4) {
    nodes { name papersCount strength }
    edges { source { key } target { key } papersCount normalizedWeight firstYear lastYear }
    truncated { reason omittedNodes }
    method { measure variant parameters { name value } }
  }
}`,
  },
  {
    name: 'suggestions',
    title: 'With whom could Roberto Navigli work?',
    subjects: [{ kind: 'author', ref: 'Roberto Navigli', needsSuggestions: true }],
    query: `query Suggestions {
  author(ref: "Roberto Navigli") {
    suggestedCollaborators(first: 3, maxAuthorsPerPaper: 20) {
      list {
        author { name }
        score
        adamicAdar
        topicOverlap
        commonCoauthors { name }
      }
    }
  }
}`,
  },
  {
    name: 'communities',
    title: 'Which groups work on reasoning, and where to draw them?',
    subjects: [{ kind: 'topic', ref: 'reasoning' }],
    query: `query Communities {
  collaborationNetwork(where: { topics: { some: { refs: ["reasoning"] } } }, maxNodes: 30, maxAuthorsPerPaper: 20) {
    nodes { name papersCount community pageRank betweenness x y }
    edges { source { key } target { key } papersCount weight }
    communities(resolution: 1, seed: 1) { count quality list { size nodes { name } } }
    truncated { reason omittedNodes omittedEdges }
    methods { measure variant seed parameters { name value } }
  }
}`,
  },
  {
    name: 'organization',
    title: 'With whom does the University of Edinburgh work, and how international is it?',
    subjects: [{ kind: 'organization', ref: 'University of Edinburgh', name: 'the University of Edinburgh' }],
    query: `query Organization {
  organization(ref: "University of Edinburgh") {
    name
    collaborators(first: 3, counting: FRACTIONAL, orderBy: { field: WEIGHT }) {
      totalCount
      edges { node { name country } papersCount weight firstYear lastYear }
    }
    collaborationFigures {
      interOrganization { numerator denominator value }
      international { numerator denominator value }
      years { year papersCount newPartners repeatPartners }
    }
  }
}`,
  },
  {
    name: 'distances',
    title: 'How far is everybody from Roberto Navigli?',
    subjects: [{ kind: 'author', ref: 'Roberto Navigli' }],
    query: `query Distances {
  author(ref: "Roberto Navigli") {
    distances {
      histogram { distance authorsCount }
      reachable
      unreachable
      meanDistance
    }
  }
}`,
  },
  {
    name: 'export',
    title: 'The network around Iryna Gurevych as a file for Gephi',
    subjects: [{ kind: 'author', ref: 'Iryna Gurevych' }],
    query: `query Export {
  author(ref: "Iryna Gurevych") {
    network(maxNodes: 10, minPapers: 2) {
      export(format: GEXF, measures: [PAGE_RANK, COMMUNITY])
    }
  }
}`,
  },
  {
    name: 'search',
    title: 'Which papers are about mixture of experts?',
    subjects: [{ kind: 'topic', ref: 'mixture of experts', isOptional: true }],
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
    subjects: [{ kind: 'category', ref: 'cs.LG', name: 'Machine learning' }],
    since: 2022,
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
    subjects: [{ kind: 'topic', ref: 'mixture of experts' }],
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
    needs: 'periods',
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
