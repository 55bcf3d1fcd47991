import { type PageVariables, pagePlaceOf, pageVariables } from '../address/page-param.js';
import { useRouter } from '../address/router.js';
import type { Document } from '../asking/graphql.js';
import { useAnswer } from '../asking/use-answer.js';
import { PaperPage, papersPageSize } from './paper-page.js';
import type { PaperPageData } from './paper-page-fragment.js';
import { Section } from './section.js';

interface PapersSectionProps<Result, Variables> {
  title?: string;
  /** Of the address's parameter that names the page. */
  param?: string;
  document: Document<Result, Variables & PageVariables>;
  variables: Variables;
  select: (data: Result) => PaperPageData | undefined;
  none?: string;
}

/** The papers of something, a page at a time, newest first. */
export function PapersSection<Result, Variables extends object>(props: PapersSectionProps<Result, Variables>) {
  const { title = 'Papers', param = 'papers', document, select, none } = props;
  const { params } = useRouter();
  const place = pagePlaceOf(params, param);
  const variables = { ...props.variables, ...pageVariables(place, papersPageSize) };
  const answer = useAnswer(document, variables);
  const papers = answer.data && select(answer.data);
  return (
    <Section title={title} count={papers?.totalCount} document={document} variables={variables} answer={answer}>
      {() => papers && <PaperPage papers={papers} param={param} place={place} none={none} />}
    </Section>
  );
}
