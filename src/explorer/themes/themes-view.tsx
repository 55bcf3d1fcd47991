import { changedParams, type ParamChanges } from '../address/params.js';
import { themesAddress } from '../address/place.js';
import { useRouter } from '../address/router.js';
import { useTitle } from '../address/use-title.js';
import { ask } from '../asking/ask.js';
import { useAnswer } from '../asking/use-answer.js';
import { paperSetOf } from '../paper-set/paper-set.js';
import { PaperSetForm, UnclearPapers, useUnclearSet } from '../paper-set/paper-set-form.js';
import { PaperSetLinks } from '../paper-set/paper-set-links.js';
import { countText } from '../parts/count-text.js';
import { type FileFormat, FilesMenu } from '../parts/files-menu.js';
import { Section } from '../parts/section.js';
import { StrategicMap } from './strategic-map.js';
import { type DrawnThemes, type ThemeFormat, type ThemeVariables, themeDocuments } from './theme-documents.js';
import { ThemeForm } from './theme-form.js';
import { ThemePanel } from './theme-panel.js';
import { themeVariables } from './theme-request.js';
import { type ThemeSelection, themeSelectionOf, themeSelectionParams } from './theme-selection.js';
import { ThemesDrawing } from './themes-drawing.js';

const formats: readonly FileFormat<ThemeFormat>[] = [
  { format: 'SANKEY_JSON', label: 'JSON (d3-sankey, Plotly)', ending: '.sankey.json', type: 'application/json' },
  { format: 'GEXF', label: 'GEXF (Gephi)', ending: '.gexf', type: 'application/xml' },
  { format: 'GRAPHML', label: 'GraphML (R, igraph, yEd)', ending: '.graphml', type: 'application/xml' },
  { format: 'CSV_NODES', label: 'CSV of themes', ending: '-themes.csv', type: 'text/csv' },
  { format: 'CSV_EDGES', label: 'CSV of links', ending: '-links.csv', type: 'text/csv' },
];

/** How the themes of any set of papers turn into one another over time. */
export function ThemesView() {
  const { params, setParams } = useRouter();
  const unclear = useUnclearSet();
  const variables = themeVariables(params);
  useTitle('Themes');
  // Themes of other papers have other numbers.
  const change = (changes: ParamChanges) => setParams({ ...changes, ...themeSelectionParams(undefined) });
  return (
    <>
      <div class="page-head">
        <h1>How themes turn into one another</h1>
        <p class="lead">
          Topics that stand together in the papers of a period are a theme; flows show which themes their topics go on
          in.
        </p>
      </div>
      <PaperSetForm onChange={change} />
      <PaperSetLinks set={paperSetOf(params)} except="themes" />
      {unclear ? (
        <UnclearPapers unclear={unclear} onChange={change} />
      ) : (
        <Evolution variables={variables} onChange={change} />
      )}
    </>
  );
}

function Evolution({ variables, onChange }: { variables: ThemeVariables; onChange: (changes: ParamChanges) => void }) {
  const answer = useAnswer(themeDocuments.themes, variables);
  const save = async (format: ThemeFormat) =>
    (await ask(themeDocuments.file, { variables: { ...variables, format } })).thematicEvolution.export;
  return (
    <Section
      title="Themes by period"
      document={themeDocuments.themes}
      variables={variables}
      answer={answer}
      waiting="Working out the themes of all these papers; of a hundred thousand that takes seconds …"
      lead={
        <div class="control-row">
          <ThemeForm onChange={onChange} />
          <FilesMenu formats={formats} name="themes" textOf={save} />
        </div>
      }
    >
      {({ thematicEvolution }) => <Themes evolution={thematicEvolution} variables={variables} />}
    </Section>
  );
}

function Themes({ evolution, variables }: { evolution: DrawnThemes; variables: ThemeVariables }) {
  const { params } = useRouter();
  if (evolution.themes.length === 0)
    return <p>No topics stand together in papers under this filter: there are no themes.</p>;
  const chosen = themeSelectionOf(params, evolution);
  const addressWith = (changes: ParamChanges) => themesAddress(changedParams(params, changes));
  const choiceAddress = (selection: ThemeSelection) => addressWith(themeSelectionParams(selection));
  return (
    <>
      <div class="network-frame">
        <ThemesDrawing themes={evolution} chosen={chosen} addressOf={choiceAddress} />
        <ThemePanel evolution={evolution} variables={variables} chosen={chosen} addressOf={choiceAddress} />
      </div>
      <Notes evolution={evolution} />
      <StrategicMap evolution={evolution} chosen={chosen} addressWith={addressWith} />
    </>
  );
}

function Notes({ evolution: { themes, links, truncated, undatedPapers } }: { evolution: DrawnThemes }) {
  const cut = [
    truncated.omittedTerms > 0 &&
      `${countText(truncated.omittedTerms, 'topic')} beyond the 250 most frequent of a period`,
    truncated.omittedLinks > 0 && `the ${countText(truncated.omittedLinks, 'weakest link')}`,
  ].filter(Boolean);
  return (
    <p class="soft notes">
      {countText(themes.length, 'theme')}, {countText(links.length, 'link')}.
      {cut.length > 0 && ` Cut: ${cut.join(', ')} left out.`}
      {undatedPapers > 0 && ` ${countText(undatedPapers, 'paper')} without a year left out.`}
    </p>
  );
}
