import { PaperSetLinks } from '../paper-set/paper-set-links.js';
import { EntityPage } from '../parts/entity-page.js';
import { Facts } from '../parts/facts.js';
import { Links } from '../parts/links.js';
import { PapersSection } from '../parts/papers-section.js';
import { TrendSection } from '../parts/trend-section.js';
import { categoryDocument, categoryPapersDocument, categoryTrendDocument } from './category-documents.js';

/** A category of a scheme: where it stands, what is in it and below it. */
export function CategoryView({ reference }: { reference: string }) {
  return (
    <EntityPage
      kind="category"
      reference={reference}
      document={categoryDocument}
      select={({ category }) => category}
      titleOf={({ label }) => label}
      eyebrow={({ scheme, code }) => ` · ${scheme} ${code}`}
    >
      {(category) => (
        <>
          <Facts
            facts={[
              { label: 'papers', value: category.papersCount },
              { label: 'with those below', value: category.all === category.papersCount ? null : category.all },
            ]}
          />
          <PaperSetLinks set={{ category: category.key }} />
          <div class="page">
            <div class="page-main">
              <PapersSection
                document={categoryPapersDocument}
                variables={{ ref: category.key }}
                select={(data) => data.category?.papers}
              />
            </div>
            <div class="page-side">
              <TrendSection
                document={categoryTrendDocument}
                variables={{ ref: category.key }}
                select={(data) => data.category?.trend}
              />
              {category.parents.length > 0 && (
                <section class="section">
                  <h2>Above it</h2>
                  <Links
                    kind="category"
                    items={category.parents.map(({ key, label, code }) => ({ key, name: label, note: code }))}
                  />
                </section>
              )}
              {category.children.length > 0 && (
                <section class="section">
                  <h2>Below it</h2>
                  <Links
                    kind="category"
                    items={category.children.map(({ key, label, papersCount }) => ({
                      key,
                      name: label,
                      note: String(papersCount),
                    }))}
                  />
                </section>
              )}
            </div>
          </div>
        </>
      )}
    </EntityPage>
  );
}
