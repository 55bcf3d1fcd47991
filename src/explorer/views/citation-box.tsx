import { useId } from 'preact/hooks';
import { choiceParam } from '../address/params.js';
import { useRouter } from '../address/router.js';
import { useAnswer } from '../asking/use-answer.js';
import { CopyButton } from '../parts/copy-button.js';
import { Loaded } from '../parts/loaded.js';
import { SectionHead } from '../parts/section.js';
import { citationDocument } from './paper-documents.js';

const styles = [
  ['BIBTEX', 'BibTeX'],
  ['RIS', 'RIS'],
  ['CSL_JSON', 'CSL JSON'],
] as const;

/** The paper as an entry of a bibliography, to be copied. */
export function CitationBox({ of }: { of: string }) {
  const id = useId();
  const { params, setParams } = useRouter();
  const style = choiceParam(params, 'style', ['BIBTEX', 'RIS', 'CSL_JSON']);
  const variables = { ref: of, style };
  const answer = useAnswer(citationDocument, variables);
  return (
    <section class="section" aria-labelledby={id}>
      <SectionHead id={id} title="Cite" document={citationDocument} variables={variables} />
      <div class="control-row">
        <label class="field">
          <span class="hidden">Style</span>
          <select
            value={style}
            onChange={({ currentTarget: { value } }) =>
              setParams({ style: value === 'BIBTEX' ? undefined : value }, { replace: true })
            }
          >
            {styles.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {answer.data?.paper && <CopyButton text={answer.data.paper.citation} label="Copy" />}
      </div>
      <Loaded answer={answer}>
        {({ paper }) =>
          paper && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            <section class="citation" aria-label="The entry" tabIndex={0}>
              <pre>{paper.citation}</pre>
            </section>
          )
        }
      </Loaded>
    </section>
  );
}
