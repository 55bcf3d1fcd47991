import { type VenueMention, venueTypes } from '../../importers/paper-record.js';
import { mentionRank, rankOfFormat } from './source-order.js';

const fields = ['name', 'acronym', 'type'] as const;
type Field = (typeof fields)[number];

/** What is shown of a venue, and how much the source of each counts. */
export interface VenueDetails {
  name: string;
  acronym: string | null;
  type: string | null;
  /** From 0: less counts more; absent where it isn't known. */
  ranks: Partial<Record<Field, number>>;
}

/** What a record about a venue, or a paper that names it, says. */
export function statedDetails(
  { name, acronym, type }: VenueMention,
  { format, isMention }: { format: string; isMention: boolean },
): VenueDetails {
  const rank = rankOfFormat(format) + (isMention ? mentionRank : 0);
  return {
    name,
    acronym: acronym ?? null,
    type: type ?? null,
    ranks: {
      ...(name.trim() !== '' && { name: rank }),
      ...(acronym !== undefined && { acronym: rank }),
      ...(type !== undefined && { type: rank }),
    },
  };
}

/**
 * Of two things said of one venue what is shown, whichever was said first: each field by the source that counts more, a
 * record about the venue before what papers call it, and of equal ones by what it is.
 *
 * @param isChange the second replaces an earlier version of itself, so it holds against its equals
 */
export function joinDetails(known: VenueDetails, said: VenueDetails, isChange = false): VenueDetails {
  const joined = { ...known, ranks: { ...known.ranks } };
  for (const field of fields) {
    const rank = said.ranks[field];
    if (rank === undefined) continue;
    const own = known[field] === null ? Number.POSITIVE_INFINITY : (known.ranks[field] ?? 2 * mentionRank);
    const isBetter =
      rank < own || (rank === own && (isChange || isFirst(field, said[field] ?? '', known[field] ?? '')));
    if (!isBetter) continue;
    Object.assign(joined, { [field]: said[field] });
    joined.ranks[field] = rank;
  }
  return joined;
}

/**
 * A name in capitals and small letters before one in capitals, one that is written out before one with a full stop, the
 * shorter one ('ECCV' before 'ECCV (12)'), then by letters; the more telling type.
 */
function isFirst(field: Field, said: string, known: string): boolean {
  const [own, other] = [orderOf(field, said), orderOf(field, known)];
  const at = own.findIndex((key, place) => key !== other[place]);
  return at === -1 ? said < known : (own[at] as number) < (other[at] as number);
}

function orderOf(field: Field, text: string): number[] {
  if (field === 'type') return [(venueTypes as readonly string[]).indexOf(text)];
  const isMixed = /\p{Ll}/u.test(text) && /\p{Lu}/u.test(text);
  return [isMixed ? 0 : 1, text.includes('.') ? 1 : 0, text.length];
}
