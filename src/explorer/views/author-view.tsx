import { pathAddress } from '../address/place.js';
import { EgoNetwork } from '../network/ego-network.js';
import { TieFilterForm } from '../network/tie-filter-form.js';
import { TiesTable } from '../network/ties-table.js';
import { countText, yearsText } from '../parts/count-text.js';
import { EntityPage } from '../parts/entity-page.js';
import { Facts } from '../parts/facts.js';
import { IdentifierLinks } from '../parts/identifier-links.js';
import { Links } from '../parts/links.js';
import { PapersSection } from '../parts/papers-section.js';
import { YearFigure, yearBars } from '../parts/year-chart.js';
import { authorDocument, authorPapersDocument } from './author-documents.js';
import { Suggestions } from './suggestions.js';

/** A person: who it is, with whom, through which papers, since when. */
export function AuthorView({ reference }: { reference: string }) {
  return (
    <EntityPage
      kind="author"
      reference={reference}
      document={authorDocument}
      select={({ author }) => author}
      titleOf={({ name }) => name}
      eyebrow={({ verified }) => (verified ? ' · verified by ORCID' : '')}
    >
      {(author) => (
        <>
          <div class="page head">
            <div>
              <NameVariants name={author.name} variants={author.nameVariants} />
              <Facts
                facts={[
                  { label: 'papers', value: author.papersCount },
                  { label: 'coauthors', value: author.coauthors.totalCount },
                  { label: 'years', value: yearsText(author.metrics.firstYear, author.metrics.lastYear) },
                  { label: 'citations here', value: author.metrics.citations || null },
                  { label: 'h-index here', value: author.metrics.hIndex || null },
                ]}
              />
              <TieFilterForm />
            </div>
            <YearFigure bars={yearBars(author.timeline)} />
          </div>
          <EgoNetwork kind="author" of={author.key} name={author.name} />
          <div class="page">
            <div class="page-main">
              <TiesTable kind="author" of={author.key} />
              <PapersSection
                document={authorPapersDocument}
                variables={{ ref: author.key }}
                select={(data) => data.author?.papers}
              />
            </div>
            <div class="page-side">
              {author.organizations.edges.length > 0 && (
                <section class="section">
                  <h2>Organizations</h2>
                  <Links kind="organization" items={author.organizations.edges.map(named)} />
                  <More shown={author.organizations.edges.length} total={author.organizations.totalCount} />
                </section>
              )}
              {author.topics.edges.length > 0 && (
                <section class="section">
                  <h2>Topics</h2>
                  <Links
                    kind="topic"
                    items={author.topics.edges.map(({ node, papersCount }) => ({
                      key: node.key,
                      name: node.label,
                      note: String(papersCount),
                    }))}
                  />
                  <More shown={author.topics.edges.length} total={author.topics.totalCount} />
                </section>
              )}
              {author.identifiers.length > 0 && (
                <section class="section">
                  <h2>Identifiers</h2>
                  <IdentifierLinks identifiers={author.identifiers} />
                  {author.orcid && (
                    <p class="soft">
                      {author.verified
                        ? 'The ORCID iD is verified.'
                        : 'The ORCID iD is stated by a source, not verified.'}
                    </p>
                  )}
                </section>
              )}
              <Suggestions of={author.key} />
              <p>
                <a href={pathAddress({ from: author.key })}>How is {author.name} linked to somebody?</a>
              </p>
            </div>
          </div>
        </>
      )}
    </EntityPage>
  );
}

function NameVariants({ name, variants }: { name: string; variants: readonly string[] }) {
  const others = variants.filter((variant) => variant !== name);
  return others.length > 0 ? <p class="soft">Also printed as {others.join(', ')}</p> : null;
}

function More({ shown, total }: { shown: number; total: number }) {
  return total > shown ? <p class="soft">and {countText(total - shown, 'more', 'more')}</p> : null;
}

function named({ node, papersCount }: { node: { key: string; name: string }; papersCount: number }) {
  return { key: node.key, name: node.name, note: String(papersCount) };
}
