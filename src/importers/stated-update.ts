/**
 * When a source last changed a record, in one spelling, so that versions of the record can be told by comparing texts: a
 * day ('2024-05-01'), or a moment in UTC ('2024-05-01T10:00:00.000Z'). A day is earlier than every moment in it.
 *
 * @param text ISO 8601, digits alone ('20240501', '20240501100000'), or the form of mail ('Mon, 2 Apr 2007 19:18:42 GMT');
 *   a time without a zone is UTC
 * @returns undefined where it is no date
 */
export function statedUpdate(text: string | undefined): string | undefined {
  const plain = text?.trim() ?? '';
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?.*)?$/.exec(plain) ?? [];
  if (year === undefined) return /^[A-Z][a-z]{2}, \d/.test(plain) ? isoOf(plain) : undefined;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return isoOf(`${date}T00:00:00Z`) && date;
  const [, rest = ''] = /:\d\d(\.\d+)?(?:Z|[+-]\d\d:?\d\d)?$/.exec(plain) ?? [];
  const [zone = 'Z'] = /(?:Z|[+-]\d\d:?\d\d)$/.exec(plain.slice(date.length)) ?? [];
  return isoOf(`${date}T${hour}:${minute}:${second ?? '00'}${rest}${zone}`);
}

/** JavaScript takes the 31st of February for a day in March, so what it reads must be what was written. */
function isoOf(text: string): string | undefined {
  const time = Date.parse(text);
  if (Number.isNaN(time)) return undefined;
  const day = /^\d{4}-\d\d-(\d\d)/.exec(text)?.[1];
  return day !== undefined && Number(day) > daysInMonth(text) ? undefined : new Date(time).toISOString();
}

function daysInMonth(text: string): number {
  return new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
}
