import type { PaperRelationDetail } from '../store/load-details.js';
import { builder } from './builder.js';
import { paperRef } from './entity-refs.js';
import { evidencePartRef, evidenceParts } from './evidence.js';
import { loadPresent } from './related.js';

const relationKind = builder.enumType('PaperRelationKind', {
  description: 'What one paper is to another.',
  values: {
    PREPRINT_OF: { description: 'It is the preprint; the other is the published version.' },
    VERSION_OF: { description: 'It is another version of the other.' },
    CORRECTS: { description: 'It corrects the other.' },
    RETRACTS: { description: 'It retracts the other.' },
  },
});

export const paperRelationRef = builder.objectRef<PaperRelationDetail>('PaperRelation').implement({
  description: 'What one paper is to another: two entries here, and one work where one is a version of the other.',
  fields: (t) => ({
    kind: t.field({ type: relationKind, description: 'What it is.', resolve: ({ kind }) => kind as 'PREPRINT_OF' }),
    from: t.field({
      type: paperRef,
      description: 'The preprint, the version, the correction.',
      resolve: ({ fromId }, _, { loaders }) => loadPresent(loaders.paper, fromId, 'Paper'),
    }),
    to: t.field({
      type: paperRef,
      description: 'What that is one of.',
      resolve: ({ toId }, _, { loaders }) => loadPresent(loaders.paper, toId, 'Paper'),
    }),
    evidence: t.field({
      type: [evidencePartRef],
      description: 'What it was found by; empty where a source states it.',
      resolve: ({ evidence }) => evidenceParts(JSON.parse(evidence) as Record<string, unknown>),
    }),
  }),
});
