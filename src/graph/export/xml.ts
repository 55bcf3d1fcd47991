const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
// What XML 1.0 can't hold, not even escaped: control characters, lone surrogates, two non-characters.
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text as it may stand in an XML attribute in quotes, or between tags. Line ends become spaces. */
export function escapeXml(text: string | number): string {
  return String(text)
    .replace(forbidden, '')
    .replace(/[\t\r\n]+/g, ' ')
    .replace(/[&<>"']/g, (character) => names[character] as string);
}
