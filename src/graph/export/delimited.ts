/**
 * Rows of values between separators, quoted as RFC 4180 has it where a value holds a separator, a quote or a line end.
 * An undefined value is empty.
 */
export function delimited(
  rows: readonly (readonly (string | number | undefined)[])[],
  separator: ',' | '\t',
  lineEnd: '\r\n' | '\n',
): string {
  const quote = (value: string | number | undefined) => {
    const text = String(value ?? '');
    return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(quote).join(separator) + lineEnd).join('');
}
