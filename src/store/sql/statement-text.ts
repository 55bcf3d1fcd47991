const translated = new Map<string, string>();

/** A statement with `?` for parameters in PostgreSQL's spelling, `$1` and so on; strings and comments keep theirs. */
export function postgresText(statement: string): string {
  const known = translated.get(statement);
  if (known !== undefined) return known;
  let parameter = 0;
  const text = statement.replace(/'(?:[^']|'')*'|--[^\n]*|\?/g, (token) => (token === '?' ? `$${++parameter}` : token));
  // Statements are written in the program, so they are few; those made for one question only must not pile up.
  if (translated.size > 1000) translated.clear();
  translated.set(statement, text);
  return text;
}
