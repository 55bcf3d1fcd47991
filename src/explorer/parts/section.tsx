import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { graphiqlAddress } from '../asking/graphiql-address.js';
import type { AnyDocument } from '../asking/graphql.js';
import type { Answer } from '../asking/use-answer.js';
import { Loaded } from './loaded.js';

interface SectionProps<Result> {
  title: string;
  /** How many there are in all. */
  count?: number | undefined;
  document: AnyDocument;
  variables: object;
  answer: Answer<Result>;
  /** What is shown while a long answer is worked out. */
  waiting?: string;
  /** Stands above what was answered, before there is an answer too. */
  lead?: ComponentChildren;
  children: (data: Result) => ComponentChildren;
}

/** A part of a page that is asked by itself: what it shows, or that it loads, or why it can't; and the way to ask it in GraphiQL. */
export function Section<Result>(props: SectionProps<Result>) {
  const { title, count, document, variables, answer, waiting, lead, children } = props;
  const id = useId();
  return (
    <section class="section" aria-labelledby={id}>
      <SectionHead id={id} title={title} count={count} document={document} variables={variables} />
      {lead}
      <Loaded answer={answer} waiting={waiting}>
        {children}
      </Loaded>
    </section>
  );
}

interface HeadProps {
  id: string;
  title: string;
  count?: number | undefined;
  document: AnyDocument;
  variables: object;
}

export function SectionHead({ id, title, count, document, variables }: HeadProps) {
  return (
    <div class="section-head">
      <h2 id={id}>
        {title}
        {count !== undefined && <span class="count"> {count.toLocaleString('en')}</span>}
      </h2>
      <AskLink document={document} variables={variables} about={title} />
    </div>
  );
}

interface AskLinkProps {
  document: AnyDocument;
  variables: object;
  /** What is asked, for those who hear the link alone. */
  about: string;
}

/** Opens the very question behind what is shown. */
export function AskLink({ document, variables, about }: AskLinkProps) {
  return (
    <a
      class="ask"
      href={graphiqlAddress(document, variables)}
      aria-label={`Ask this in GraphiQL: ${about}`}
      title="The query behind this, ready to run"
    >
      Ask this in GraphiQL
    </a>
  );
}
