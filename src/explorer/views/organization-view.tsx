import { addressOf } from '../address/place.js';
import { isWebAddress } from '../address/web-address.js';
import { EgoNetwork } from '../network/ego-network.js';
import { TieFilterForm } from '../network/tie-filter-form.js';
import { TiesTable } from '../network/ties-table.js';
import { PaperSetLinks } from '../paper-set/paper-set-links.js';
import { EntityPage } from '../parts/entity-page.js';
import { Facts } from '../parts/facts.js';
import { IdentifierLinks } from '../parts/identifier-links.js';
import { Links } from '../parts/links.js';
import { OutsideLink } from '../parts/outside-link.js';
import { PapersSection } from '../parts/papers-section.js';
import { YearFigure, yearBars } from '../parts/year-chart.js';
import { OrganizationAuthors } from './organization-authors.js';
import { organizationDocument, organizationPapersDocument } from './organization-documents.js';

/** An organization: what it is, with whom its people write, who they are. */
export function OrganizationView({ reference }: { reference: string }) {
  return (
    <EntityPage
      kind="organization"
      reference={reference}
      document={organizationDocument}
      select={({ organization }) => organization}
      titleOf={({ name }) => name}
      eyebrow={({ type }) => (type ? ` · ${type.toLowerCase()}` : '')}
    >
      {(organization) => (
        <>
          <p class="soft">
            {[organization.city, countryName(organization.country)].filter(Boolean).join(', ')}
            {organization.parent && (
              <>
                {' · part of '}
                <a href={addressOf('organization', organization.parent.key)}>{organization.parent.name}</a>
              </>
            )}
          </p>
          <div class="page head">
            <div>
              <Facts
                facts={[
                  { label: 'papers', value: organization.papersCount },
                  { label: 'authors', value: organization.authors.totalCount },
                  { label: 'collaborators', value: organization.collaborators.totalCount },
                ]}
              />
              <PaperSetLinks set={{ organization: organization.key }} />
              <TieFilterForm />
            </div>
            <YearFigure bars={yearBars(organization.timeline)} />
          </div>
          <EgoNetwork kind="organization" of={organization.key} name={organization.name} />
          <div class="page">
            <div class="page-main">
              <TiesTable kind="organization" of={organization.key} />
              <PapersSection
                document={organizationPapersDocument}
                variables={{ ref: organization.key }}
                select={(data) => data.organization?.papers}
              />
            </div>
            <div class="page-side">
              {organization.children.length > 0 && (
                <section class="section">
                  <h2>Parts</h2>
                  <Links
                    kind="organization"
                    items={organization.children.map(({ key, name, papersCount }) => ({
                      key,
                      name,
                      note: String(papersCount),
                    }))}
                  />
                </section>
              )}
              <OrganizationAuthors of={organization.key} />
              {organization.aliases.length > 0 && (
                <section class="section">
                  <h2>Also called</h2>
                  <p>{organization.aliases.slice(0, 20).join(', ')}</p>
                </section>
              )}
              <section class="section">
                <h2>Identifiers</h2>
                <IdentifierLinks identifiers={organization.identifiers} />
                {organization.url && isWebAddress(organization.url) && (
                  <p>
                    <OutsideLink to={organization.url}>Home page</OutsideLink>
                  </p>
                )}
              </section>
            </div>
          </div>
        </>
      )}
    </EntityPage>
  );
}

/** The English name of a country, by the browser's own list. */
function countryName(code: string | null): string | undefined {
  if (!code) return undefined;
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'code' }).of(code);
}
