/**
 * A title or abstract without TeX, markup and addresses, so that none of it is taken for words. Short formulas that are
 * part of a name stay ('E$^3$' becomes 'E3', 'top-$k$' 'top-k'); others leave a gap that no term spans.
 */
export function plainText(text: string): string {
  if (!/[$\\<&{}^_~]|:\/\/|www\.|@/.test(text)) return text;
  return text
    .replace(/<\/?[a-zA-Z][^<>]{0,200}>/g, ' ')
    .replace(/&(amp|lt|gt|quot|nbsp|#\d+|#x[\da-f]+);/gi, (_, name: string) => entities[name.toLowerCase()] ?? ' ')
    .replace(/(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+/g, ` ${gap} `)
    .replace(/\$\$?([^$]{0,200})\$\$?|\\\(([^)]{0,200})\\\)/g, (_, a?: string, b?: string) =>
      plainFormula(a ?? b ?? ''),
    )
    .replace(/\\(?:cite|ref|label|url|footnote|href)[a-z]*\*?\s*(?:\[[^\]]*\])?\{[^{}]*\}/gi, ` ${gap} `)
    .replace(/\\["'`^~=.]\s*\{?([a-zA-Z])\}?|\\[uvHcdbkr](?:\s+|\{)([a-zA-Z])\b\}?/g, '$1$2')
    .replace(/\\(?:text|emph|mathrm|mathbf|mathit|mathcal|mathsf|texttt|textsc)[a-z]*\s*/g, '')
    .replace(/\\[a-zA-Z]+\s*/g, ' ')
    .replace(/\\[^a-zA-Z]/g, ' ')
    .replace(/[{}]/g, '')
    .replace(/[~]/g, ' ')
    .replace(/\^/g, '');
}

/** A sign that ends every phrase. */
const gap = '|';
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function plainFormula(formula: string): string {
  const plain = formula
    .replace(/\\(?:text|emph|math)[a-z]*\s*/g, '')
    .replace(/[\^_{}\s]/g, '')
    .replace(/\\([a-zA-Z]+)/g, '$1');
  return /^[a-zA-Z0-9.+-]{1,10}$/.test(plain) ? plain : ` ${gap} `;
}
