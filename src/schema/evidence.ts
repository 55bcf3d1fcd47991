import { builder } from './builder.js';

export interface EvidencePart {
  name: string;
  value: string;
}

/** Parts of a decision's evidence, by name. */
export const evidencePartRef = builder.objectRef<EvidencePart>('EvidencePart').implement({
  description: 'One part of what a decision rests on.',
  fields: (t) => ({
    name: t.exposeString('name', {
      description:
        "What it is: 'identifier', 'sharedCoauthors', 'organizations' (0 to 1), 'titleSimilarity' (0 to 1), 'namesakes' (how many others are to be expected under the name), 'score' (above 0 speaks for one person), 'note' (in a person's words).",
    }),
    value: t.exposeString('value', { description: 'Its value as text; several are joined by commas.' }),
  }),
});

/** Evidence as it is stored, part by part. */
export function evidenceParts(evidence: Record<string, unknown>): EvidencePart[] {
  return Object.entries(evidence).flatMap(([name, value]): EvidencePart[] => {
    if (value === null || value === undefined) return [];
    if (Array.isArray(value)) return value.length === 0 ? [] : [{ name, value: value.map(String).join(', ') }];
    if (typeof value === 'object')
      return evidenceParts(value as Record<string, unknown>).map((part) => ({ ...part, name: `${name}.${part.name}` }));
    return [{ name, value: String(value) }];
  });
}
