import { LineageSection, lineageNodes } from '../lineage/lineage-section.js';
import { EgoNetwork } from '../network/ego-network.js';
import { PaperSetLinks } from '../paper-set/paper-set-links.js';
import { enumText } from '../parts/count-text.js';
import { EntityPage } from '../parts/entity-page.js';
import { Facts } from '../parts/facts.js';
import { Links } from '../parts/links.js';
import { PaperLine } from '../parts/paper-line.js';
import { PapersSection } from '../parts/papers-section.js';
import { TrendSection } from '../parts/trend-section.js';
import { topicDocument, topicLineageDocument, topicPapersDocument, topicTrendDocument } from './topic-documents.js';

/** A topic: who brought it, how it grew, what it comes from and turned into. */
export function TopicView({ reference }: { reference: string }) {
  return (
    <EntityPage
      kind="topic"
      reference={reference}
      document={topicDocument}
      select={({ topic }) => topic}
      titleOf={({ label }) => label}
      eyebrow={({ kind, source }) =>
        ` · ${enumText(kind)}, ${source === 'papergraph' ? 'found in the text' : `by ${source}`}`
      }
    >
      {(topic) => {
        const variables = { ref: topic.key };
        return (
          <>
            {topic.aliases.length > 0 && <p class="soft">Also {topic.aliases.slice(0, 12).join(', ')}</p>}
            <Facts
              facts={[
                { label: 'papers', value: topic.papersCount },
                { label: 'authors', value: topic.authors.totalCount },
              ]}
            />
            <PaperSetLinks set={{ topic: topic.key }} />
            <EgoNetwork kind="topic" of={topic.key} name={topic.label} />
            <div class="page">
              <div class="page-main">
                {topic.introducedBy && (
                  <section class="section">
                    <h2>Introduced by</h2>
                    <PaperLine paper={topic.introducedBy} />
                  </section>
                )}
                <LineageSection
                  name={topic.label}
                  document={topicLineageDocument}
                  variables={{ ref: topic.key, maxNodes: lineageNodes }}
                  select={(data) => data.topic?.lineage}
                />
                <PapersSection
                  document={topicPapersDocument}
                  variables={variables}
                  select={(data) => data.topic?.papers}
                />
              </div>
              <div class="page-side">
                <TrendSection
                  document={topicTrendDocument}
                  variables={variables}
                  select={(data) => data.topic?.trend}
                />
                <Topics title="Broader" edges={topic.broader.edges} />
                <Topics title="Narrower" edges={topic.narrower.edges} />
                <section class="section">
                  <h2>Authors of most papers</h2>
                  <Links
                    kind="author"
                    items={topic.authors.edges.map(({ node, papersCount }) => ({ ...node, note: String(papersCount) }))}
                    none="None."
                  />
                </section>
              </div>
            </div>
          </>
        );
      }}
    </EntityPage>
  );
}

interface TopicsProps {
  title: string;
  edges: readonly { node: { key: string; label: string; papersCount: number } }[];
}

function Topics({ title, edges }: TopicsProps) {
  if (edges.length === 0) return null;
  return (
    <section class="section">
      <h2>{title}</h2>
      <Links
        kind="topic"
        items={edges.map(({ node: { key, label, papersCount } }) => ({ key, name: label, note: String(papersCount) }))}
      />
    </section>
  );
}
