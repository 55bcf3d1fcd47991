import { PaperSetLinks } from '../paper-set/paper-set-links.js';
import { enumText } from '../parts/count-text.js';
import { EntityPage } from '../parts/entity-page.js';
import { Facts } from '../parts/facts.js';
import { IdentifierLinks } from '../parts/identifier-links.js';
import { PapersSection } from '../parts/papers-section.js';
import { YearChart, yearBars } from '../parts/year-chart.js';
import { venueDocument, venuePapersDocument } from './venue-documents.js';

/** A journal, a conference: what appeared there. */
export function VenueView({ reference }: { reference: string }) {
  return (
    <EntityPage
      kind="venue"
      reference={reference}
      document={venueDocument}
      select={({ venue }) => venue}
      titleOf={({ name }) => name}
      eyebrow={({ type }) => (type ? ` · ${enumText(type)}` : '')}
    >
      {(venue) => (
        <>
          {(venue.acronym || venue.aliases.length > 0) && (
            <p class="soft">Also {[venue.acronym, ...venue.aliases.slice(0, 8)].filter(Boolean).join(', ')}</p>
          )}
          <Facts facts={[{ label: 'papers', value: venue.papersCount }]} />
          <PaperSetLinks set={{ venue: venue.key }} />
          <div class="page">
            <div class="page-main">
              <PapersSection
                document={venuePapersDocument}
                variables={{ ref: venue.key }}
                select={(data) => data.venue?.papers}
              />
            </div>
            <div class="page-side">
              <section class="section">
                <h2>Papers by year</h2>
                <YearChart bars={yearBars(venue.timeline)} label="Papers by year" />
              </section>
              {venue.identifiers.length > 0 && (
                <section class="section">
                  <h2>Identifiers</h2>
                  <IdentifierLinks identifiers={venue.identifiers} />
                </section>
              )}
            </div>
          </div>
        </>
      )}
    </EntityPage>
  );
}
