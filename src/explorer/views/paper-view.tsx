import type { ResultOf } from 'gql.tada';
import { addressOf } from '../address/place.js';
import { isWebAddress } from '../address/web-address.js';
import { LineageSection, lineageNodes } from '../lineage/lineage-section.js';
import { enumText } from '../parts/count-text.js';
import { EntityPage } from '../parts/entity-page.js';
import { Facts } from '../parts/facts.js';
import { IdentifierLinks } from '../parts/identifier-links.js';
import { Links } from '../parts/links.js';
import { OutsideLink } from '../parts/outside-link.js';
import { PapersSection } from '../parts/papers-section.js';
import { Byline } from './byline.js';
import { CitationBox } from './citation-box.js';
import { citedByDocument, paperDocument, paperLineageDocument, referencesDocument } from './paper-documents.js';
import { PaperSources } from './paper-sources.js';
import { RelatedPapers } from './related-papers.js';
import { UnresolvedReferences } from './unresolved-references.js';

type PaperData = NonNullable<ResultOf<typeof paperDocument>['paper']>;

/** A paper: who, where, when, about what; what it cites, what cites it, what is near. */
export function PaperView({ reference }: { reference: string }) {
  return (
    <EntityPage
      kind="paper"
      reference={reference}
      document={paperDocument}
      select={({ paper }) => paper}
      titleOf={({ title }) => title}
      eyebrow={({ type }) => (type && type !== 'OTHER' ? ` · ${enumText(type)}` : '')}
    >
      {(paper) => {
        const variables = { ref: paper.key };
        return (
          <>
            {paper.isRetracted && <p class="retracted">A source says that this paper was retracted.</p>}
            <Byline paper={paper} />
            <Published paper={paper} />
            <Relations paper={paper} />
            <Facts
              facts={[
                { label: 'cites here', value: paper.references.totalCount || null },
                { label: 'cited by, here', value: paper.citedBy.totalCount || null },
                { label: 'cited by, as stated', value: paper.citedByStated },
              ]}
            />
            <div class="page">
              <div class="page-main">
                {paper.abstract && (
                  <section class="section">
                    <h2>Abstract</h2>
                    <p class="abstract">{paper.abstract}</p>
                  </section>
                )}
                {paper.citedBy.totalCount > 0 && (
                  <PapersSection
                    title="Cited by"
                    param="citedBy"
                    document={citedByDocument}
                    variables={variables}
                    select={(data) => data.paper?.citedBy}
                  />
                )}
                {paper.references.totalCount > 0 && (
                  <PapersSection
                    title="References"
                    param="references"
                    document={referencesDocument}
                    variables={variables}
                    select={(data) => data.paper?.references}
                  />
                )}
                {paper.unresolvedReferences.length > 0 && (
                  <UnresolvedReferences references={paper.unresolvedReferences} />
                )}
                <RelatedPapers of={paper.key} />
                <LineageSection
                  name={paper.title}
                  document={paperLineageDocument}
                  variables={{ ref: paper.key, maxNodes: lineageNodes }}
                  select={(data) => data.paper?.lineage}
                />
              </div>
              <div class="page-side">
                <Subjects paper={paper} />
                <section class="section">
                  <h2>Identifiers</h2>
                  <IdentifierLinks identifiers={paper.identifiers} />
                  {paper.url && isWebAddress(paper.url) && (
                    <p>
                      <OutsideLink to={paper.url}>At the source</OutsideLink>
                    </p>
                  )}
                </section>
                <CitationBox of={paper.key} />
                <PaperSources sources={paper.sources} />
              </div>
            </div>
          </>
        );
      }}
    </EntityPage>
  );
}

function Published({ paper }: { paper: PaperData }) {
  const { venue, date, volume, issue, pages, publisher } = paper;
  const details = [volume && `vol. ${volume}`, issue && `no. ${issue}`, pages && `pp. ${pages}`, publisher];
  return (
    <p class="published">
      {venue && <a href={addressOf('venue', venue.key)}>{venue.name}</a>}
      {venue && ' · '}
      <time>{date ?? 'undated'}</time>
      <span class="soft">{details.filter(Boolean).map((detail) => ` · ${detail}`)}</span>
    </p>
  );
}

function Relations({ paper }: { paper: PaperData }) {
  if (paper.relations.length === 0) return null;
  return (
    <ul class="lines">
      {paper.relations.map(({ kind, from, to }) => {
        const isFrom = from.key === paper.key;
        const other = isFrom ? to : from;
        return (
          <li key={`${kind} ${other.key}`}>
            <span class="soft">
              {isFrom ? 'is' : 'has'} {relationWords[kind][isFrom ? 0 : 1]}{' '}
            </span>
            <a href={addressOf('paper', other.key)}>{other.title}</a>
          </li>
        );
      })}
    </ul>
  );
}

/** What it is to the other, and what the other is to it. */
const relationWords = {
  PREPRINT_OF: ['a preprint of', 'the preprint'],
  VERSION_OF: ['a version of', 'another version,'],
  CORRECTS: ['a correction of', 'a correction,'],
  RETRACTS: ['a retraction of', 'a retraction,'],
} as const;

function Subjects({ paper }: { paper: PaperData }) {
  const { categories, primaryCategory, topics } = paper;
  return (
    <>
      {topics.edges.length > 0 && (
        <section class="section">
          <h2>Topics</h2>
          <Links
            kind="topic"
            items={topics.edges.map(({ node, score }) => ({ key: node.key, name: node.label, note: score.toFixed(2) }))}
          />
        </section>
      )}
      {categories.length > 0 && (
        <section class="section">
          <h2>Categories</h2>
          <Links
            kind="category"
            items={categories.map(({ key, label, code }) => ({
              key,
              name: label,
              note: key === primaryCategory?.key && categories.length > 1 ? `${code}, primary` : code,
            }))}
          />
        </section>
      )}
    </>
  );
}
