import { incompleteAt } from '../../graph/paper-facts.js';
import { builder } from '../builder.js';
import { listCost } from '../cost.js';
import { authorRef, paperRef, topicRef } from '../entity-refs.js';
import { idsOf, loadPresent, loadRelated } from '../related.js';
import { edgeAt, type LineagePlace, nodeAt } from './lineage-answer.js';

export const lineageNodeRef = builder.objectRef<LineagePlace>('LineageNode').implement({
  description: 'A paper in a lineage. Its measures are those of the whole lineage, whatever was cut.',
  fields: (t) => ({
    paper: t.field({
      type: paperRef,
      description: 'The paper.',
      resolve: (place, _, { snapshot, loaders }) =>
        loadPresent(loaders.paper, snapshot.ids.papers.at(nodeAt(place).paper), 'Paper'),
    }),
    isSeed: t.boolean({
      description: 'Whether it is a paper of the topic, or the paper that the lineage is of.',
      resolve: (place) => nodeAt(place).isSeed,
    }),
    steps: t.int({
      description: 'Generations from the nearest seed; 0 for a seed.',
      resolve: (place) => nodeAt(place).steps,
    }),
    parentsCount: t.int({
      description: 'How many papers of the lineage it descends from directly.',
      resolve: (place) => nodeAt(place).parents,
    }),
    childrenCount: t.int({
      description: 'How many papers of the lineage descend from it directly.',
      resolve: (place) => nodeAt(place).children,
    }),
    height: t.int({
      description: 'Edges of the longest path that leads to it.',
      resolve: (place) => nodeAt(place).height,
    }),
    depth: t.int({
      description: 'Edges of the longest path that leads on from it.',
      resolve: (place) => nodeAt(place).depth,
    }),
    criticality: t.int({
      description: 'longestPathLength - (height + depth): 0 where a longest path runs through it.',
      resolve: (place) => nodeAt(place).criticality,
    }),
    pathShare: t.float({
      description:
        'Of all paths from a paper without parents to one without children, how many run through it: 0 to 1.',
      resolve: (place) => nodeAt(place).pathShare,
    }),
  }),
});

const evidenceRef = builder.objectRef<LineagePlace>('LineageEvidence').implement({
  description: 'Why a paper is taken for the parent of another. It is no citation.',
  fields: (t) => ({
    score: t.float({
      description:
        'Σ over shared topics of idf · (1 + shared authors) · recency, with idf = ln(1 + N / papers of the topic).',
      resolve: (place) => edgeAt(place).evidence?.score ?? 0,
    }),
    recency: t.float({
      description: '2^(-years between / halfLife): above 0, up to 1.',
      resolve: (place) => edgeAt(place).evidence?.recency ?? 0,
    }),
    sharedAuthors: t.field({
      type: [authorRef],
      description: 'Who is known to have written both.',
      extensions: listCost(3),
      resolve: (place, _, { snapshot, loaders }) =>
        loadRelated(loaders.author, idsOf(snapshot.ids.authors, edgeAt(place).evidence?.sharedAuthors ?? [])),
    }),
    sharedTopics: t.field({
      type: [topicRef],
      description: 'The topics of both, the rarest first.',
      extensions: listCost(5),
      resolve: (place, _, { snapshot, loaders }) =>
        loadRelated(loaders.topic, idsOf(snapshot.ids.topics, edgeAt(place).evidence?.sharedTopics ?? [])),
    }),
    authorsComplete: t.boolean({
      description: 'False where the byline of one of the two is cut: then more authors may be shared than are known.',
      resolve: (place, _, { snapshot }) => {
        const { from, to } = edgeAt(place);
        const isCut = (at: number) => incompleteAt(snapshot.paperFacts, nodeAt({ ...place, at }).paper) === 1;
        return !isCut(from) && !isCut(to);
      },
    }),
  }),
});

export const lineageEdgeRef = builder.objectRef<LineagePlace>('LineageEdge').implement({
  description:
    'A step of a lineage, from the older paper to the newer one. A citation that runs ahead of its date stays where it closes ' +
    'no circle.',
  fields: (t) => ({
    source: t.field({
      type: lineageNodeRef,
      description: 'The older paper: the cited one, or the inferred parent.',
      resolve: (place) => ({ ...place, at: edgeAt(place).from }),
    }),
    target: t.field({
      type: lineageNodeRef,
      description: 'The newer paper: the citing one, or the inferred child.',
      resolve: (place) => ({ ...place, at: edgeAt(place).to }),
    }),
    inferred: t.boolean({
      description: 'True where authors and topics suggest it, false where it is a citation. Never both in one lineage.',
      resolve: (place) => edgeAt(place).evidence !== undefined,
    }),
    paths: t.string({
      description:
        'The search path count (SPC), in decimals of any length: how many paths from a paper without parents to one without ' +
        'children run along it.',
      resolve: (place) => edgeAt(place).paths,
    }),
    pathShare: t.float({
      description: 'The search path count over all such paths: 0 to 1.',
      resolve: (place) => edgeAt(place).pathShare,
    }),
    evidence: t.field({
      type: evidenceRef,
      nullable: true,
      description: 'Why it is inferred; null for a citation.',
      resolve: (place) => (edgeAt(place).evidence === undefined ? null : place),
    }),
  }),
});
