/** Whether an argument is a pattern rather than a path: `*`, `?`, `[...]` or `{...}`. */
export function isGlob(text: string): boolean {
  return /[*?]|\[.+\]|\{.+\}/.test(text);
}

/**
 * The regular expression of a shell pattern over a path with '/': `*` and `?` within one name, `**` over any number of
 * folders, `[a-z]` and `[!a-z]`, `{one,two}`.
 */
export function globToRegExp(pattern: string): RegExp {
  let source = '';
  let braces = 0;
  for (let i = 0; i < pattern.length; i++) {
    const sign = pattern[i] as string;
    const set = sign === '[' ? /^\[([!^]?)([^\]/]+)\]/.exec(pattern.slice(i)) : null;
    if (pattern.startsWith('**/', i)) {
      source += '(?:[^/]+/)*';
      i += 2;
    } else if (pattern.startsWith('**', i)) {
      source += '.*';
      i += 1;
    } else if (sign === '*') source += '[^/]*';
    else if (sign === '?') source += '[^/]';
    else if (set) {
      source += `[${set[1] ? '^' : ''}${(set[2] ?? '').replace(/[\\^[]/g, '\\$&')}]`;
      i += set[0].length - 1;
    } else if (sign === '{' && pattern.includes('}', i)) {
      source += '(?:';
      braces++;
    } else if (sign === '}' && braces > 0) {
      source += ')';
      braces--;
    } else if (sign === ',' && braces > 0) source += '|';
    else source += sign.replace(/[\\^$.|+()[\]{}]/, '\\$&');
  }
  return new RegExp(`^${source}$`);
}
