/**
 * A page range in one spelling: 'first-last' with a plain hyphen and no spaces; other values as they stand.
 * @param text as the source has it: '493--518', '1 – 10', 'e1', '466-75'
 */
export function pageRange(text: string | undefined): string | undefined {
  const pages = text
    ?.replace(/\s*[\u2010-\u2015\u2212-]+\s*/g, '-')
    .replace(/^-|-$/g, '')
    .trim();
  return pages || undefined;
}

/**
 * A page range whose last page leaves out the figures that it shares with the first ('466-75' is 466-475), as NLM and
 * many journals print it.
 */
export function fullPageRange(text: string | undefined): string | undefined {
  const pages = pageRange(text);
  const [, prefix = '', first = '', last = ''] = /^([A-Za-z]*)(\d+)-(\d+)$/.exec(pages ?? '') ?? [];
  if (last === '' || last.length >= first.length) return pages;
  const whole = first.slice(0, first.length - last.length) + last;
  return Number(whole) > Number(first) ? `${prefix}${first}-${prefix}${whole}` : pages;
}

/** A publisher's item id where it is the article number that stands in the place of pages ('e42692'), not a long code. */
export function articleNumber(pii: string | undefined): string | undefined {
  return pii !== undefined && /^[A-Za-z]?\d{1,8}$/.test(pii) ? pii : undefined;
}
