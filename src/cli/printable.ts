/** Text that others wrote, on one line: what would break it, or steer the terminal, is shown as an escape. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, (sign) => {
    const known = ({ '\n': '\\n', '\r': '\\r', '\t': '\\t' } as Record<string, string>)[sign];
    return known ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
