import type { ParamChanges } from '../address/params.js';
import { useRouter } from '../address/router.js';
import type { AskError } from '../asking/ask-error.js';
import { CandidateList } from '../parts/candidate-list.js';
import { Problem } from '../parts/problem.js';
import { EntityField, useName } from './entity-field.js';
import { type PaperSetKind, paperSetKinds, paperSetOf } from './paper-set.js';
import { YearFields } from './year-fields.js';

const fields: Record<PaperSetKind, { label: string; placeholder: string }> = {
  topic: { label: 'Topic', placeholder: 'any topic' },
  category: { label: 'Category and below', placeholder: 'any category' },
  organization: { label: 'Organization', placeholder: 'any organization' },
  venue: { label: 'Venue', placeholder: 'any venue' },
};

/**
 * Which papers: by years, topic, category, organization and venue, all of which must hold.
 * @param props.onChange is told the parameters of the address that change
 */
export function PaperSetForm({ onChange }: { onChange: (changes: ParamChanges) => void }) {
  const { params } = useRouter();
  const set = paperSetOf(params);
  return (
    <fieldset class="controls paper-set">
      <legend class="hidden">Which papers</legend>
      {paperSetKinds.map((kind) => (
        <EntityField
          key={kind}
          kind={kind}
          {...fields[kind]}
          reference={set[kind]}
          onPick={(key) => onChange({ [kind]: key })}
          onClear={() => onChange({ [kind]: undefined })}
        />
      ))}
      <YearFields onChange={onChange} />
    </fieldset>
  );
}

/** What of the address names nothing, or several; undefined while all of it names something. */
export function useUnclearSet(): UnclearSet | undefined {
  const { params } = useRouter();
  const set = paperSetOf(params);
  const answers = {
    topic: useName('topic', set.topic),
    category: useName('category', set.category),
    organization: useName('organization', set.organization),
    venue: useName('venue', set.venue),
  };
  for (const kind of paperSetKinds) {
    const [reference, { error, retry }] = [set[kind], answers[kind]];
    if (reference !== undefined && error) return { kind, reference, error, retry };
  }
  return undefined;
}

interface UnclearSet {
  kind: PaperSetKind;
  reference: string;
  error: AskError;
  retry: () => void;
}

interface UnclearSetProps {
  unclear: UnclearSet;
  onChange: (changes: ParamChanges) => void;
}

/** Which one is meant, where a name means several; otherwise what the server says. */
export function UnclearPapers({ unclear: { kind, reference, error, retry }, onChange }: UnclearSetProps) {
  if (error.code !== 'AMBIGUOUS')
    return <Problem error={error} retry={retry} onPick={(key) => onChange({ [kind]: key })} />;
  return (
    <section class="section">
      <h2>
        “{reference}” may be any of {error.candidatesCount.toLocaleString('en')}
      </h2>
      <CandidateList kind={kind} candidates={error.candidates} onPick={(key) => onChange({ [kind]: key })} />
    </section>
  );
}
