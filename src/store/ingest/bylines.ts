import { fold } from '../../identity/fold.js';
import { longestTellingByline } from './author-surroundings.js';
import type { Batch } from './batch.js';
import { BylineMention, type BylineSurroundings } from './byline-mention.js';
import type { AuthorIngest, DecidedAuthor } from './ingest-authors.js';
import { mapByline, type StoredPlace } from './map-byline.js';
import type { MergedPaper } from './merge-paper.js';
import { personName } from './person-names.js';
import { readIdentifiers } from './prepare-record.js';
import type { StoredLinks } from './stored-links.js';
import { titleForms } from './title-forms.js';

export interface BylinePlace {
  mention: BylineMention;
  role: 'AUTHOR' | 'EDITOR';
  /** Where it stands among the authors of the merged paper. */
  at: number;
}

/** Authors in their order, then editors. */
export function bylineOf(paperId: number, merged: MergedPaper): BylinePlace[] {
  const places = merged.authors
    .map(({ mention, sourceId }, at) => ({ mention, sourceId, at, role: mention.role ?? ('AUTHOR' as const) }))
    .filter(({ mention }) => mention.name.trim() !== '');
  const ordered = [
    ...places.filter(({ role }) => role === 'AUTHOR'),
    ...places.filter(({ role }) => role === 'EDITOR'),
  ];
  const names = ordered.map(({ mention }) => personName(mention));
  const surroundings: BylineSurroundings = {
    paperId,
    year: merged.year,
    venue: merged.venue && fold(merged.venue.name),
    titleWords: titleForms(merged.title).words,
    names: names.length <= longestTellingByline ? names.map(({ folded }) => folded) : [],
  };
  return ordered.map(({ mention, sourceId, at, role }, position) => {
    const organizations = (mention.affiliations ?? []).map(({ name }) => fold(name));
    const name = names[position] as (typeof names)[number];
    const spellings = mention.names ?? [];
    const { identifiers, groups, ownKey } = readIdentifiers(mention.identifiers);
    const place = {
      name,
      printed: mention.name,
      identifiers,
      groups,
      ownKey,
      position,
      sourceId,
      spellings,
      organizations,
    };
    return { at, role, mention: new BylineMention(place, surroundings) };
  });
}

/** Of whom stands in a place that a person decided, no file knows better. */
function isCurated(place: StoredPlace | undefined): boolean {
  return place?.decision?.startsWith('{"rule":"curation"') ?? false;
}

/** People keep their places where a byline is replaced; all others are decided together. */
export async function decideBylines(
  batch: Batch,
  work: readonly { byline: readonly BylinePlace[]; stored: StoredLinks | undefined }[],
  authors: AuthorIngest,
): Promise<Map<BylineMention, DecidedAuthor>> {
  const decided = new Map<BylineMention, DecidedAuthor>();
  const open: BylineMention[] = [];
  await batch.registry.load(work.flatMap(({ byline }) => byline.flatMap(({ mention }) => mention.identifiers)));
  for (const { byline, stored } of work) {
    const kept = stored
      ? mapByline(
          stored.byline,
          byline.map(({ mention }) => mention.name),
        )
      : [];
    byline.forEach(({ mention }, index) => {
      const place = kept[index];
      // An identifier that belongs to somebody else says that the place was somebody else's.
      const isOther =
        !isCurated(place) &&
        mention.identifiers.some((identifier) => {
          const owner = batch.registry.ownerOf('author', identifier);
          return owner !== undefined && owner !== place?.authorId;
        });
      if (!place || isOther) open.push(mention);
      else {
        decided.set(mention, { id: place.authorId, decision: place.decision });
        authors.keep(place.authorId, mention);
      }
    });
  }
  const decisions = await authors.decide(open);
  open.forEach((mention, at) => {
    decided.set(mention, decisions[at] as DecidedAuthor);
  });
  return decided;
}
