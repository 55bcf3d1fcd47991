import type { Document } from '../asking/graphql.js';
import { useAnswer } from '../asking/use-answer.js';
import { countText } from './count-text.js';
import { Section } from './section.js';
import type { TrendLine } from './trend-fragment.js';
import { YearChart } from './year-chart.js';

interface TrendSectionProps<Result, Variables> {
  document: Document<Result, Variables>;
  variables: Variables;
  select: (data: Result) => TrendLine | undefined;
}

/** Papers by year from the first one on, and how fast they grow. */
export function TrendSection<Result, Variables extends object>({
  document,
  variables,
  select,
}: TrendSectionProps<Result, Variables>) {
  const answer = useAnswer(document, variables);
  const trend = answer.data && select(answer.data);
  return (
    <Section title="Papers by year" document={document} variables={variables} answer={answer}>
      {() => trend && <Trend trend={trend} />}
    </Section>
  );
}

function Trend({ trend: { years, growth, undatedPapers } }: { trend: TrendLine }) {
  const first = years.findIndex(({ papersCount }) => papersCount > 0);
  const shown = first < 0 ? [] : years.slice(first);
  return (
    <>
      <YearChart bars={shown} label="Papers by year" />
      {growth && (
        <p class="soft">
          Its share of all papers changed by {percent(growth.rate)} a year over {growth.years} years (95%:{' '}
          {percent(growth.low)} to {percent(growth.high)}).
        </p>
      )}
      {shown.some(({ isPartial, papersCount }) => isPartial && papersCount > 0) && (
        <p class="soft">A hollow bar is a year that the data don’t cover to its end.</p>
      )}
      {undatedPapers > 0 && <p class="soft">{countText(undatedPapers, 'paper')} without a year.</p>}
    </>
  );
}

function percent(rate: number): string {
  return `${rate > 0 ? '+' : ''}${(rate * 100).toLocaleString('en', { maximumFractionDigits: 0 })}%`;
}
