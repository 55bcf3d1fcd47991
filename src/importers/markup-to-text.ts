import { htmlEntities } from './html-entities.js';

/** Elements that publishers write into titles, names and abstracts: HTML, JATS and MathML. Only these count as markup. */
const markup =
  /<\/?(?:(?:jats|mml|m|xhtml|html):[\w.-]+|i|b|u|em|strong|sub|sup|inf|scp|sc|tt|p|br|span|a|font|small|big|title|sec|italic|bold|underline|monospace|roman|sans-serif|overline|inline-formula|disp-formula|tex-math|ext-link|xref|list|list-item|named-content|styled-content|break|h[1-6]|div|ul|ol|li|fixed-case|alternatives|math|m(?:row|i|n|o|sub|sup|subsup|frac|sqrt|over|under|text|space|style|fenced|table|tr|td|padded|prescripts|multiscripts)|semantics|annotation|cap)(?:\s[^<>]*)?\/?>/gi;
const blocks = /^<\/?(?:jats:)?(?:p|br|title|sec|list|list-item|break|h[1-6]|div|ul|ol|li)\b/i;
/** TeX beside MathML, which says the same again. */
const annotations = /<(?:mml:)?annotation\b[^>]*>[\s\S]*?<\/(?:mml:)?annotation>/gi;
const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos)|([a-z]\w{1,30}));/gi;
const controls = /[\u0080-\u009f]/g;
const windows = new TextDecoder('windows-1252');
const basic: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Text out of a value that holds pieces of HTML, JATS or MathML: tags go, what is in them stays, entities become
 * characters (also those encoded twice), white space becomes single. A '<' that begins no known tag is text.
 */
export function markupToText(value: string): string {
  const decoded = value.includes('&') ? decodeEntities(value) : value;
  const plain = decoded.includes('<')
    ? decoded.replace(annotations, '').replace(markup, (tag) => (blocks.test(tag) ? ' ' : ''))
    : decoded;
  const text = plain.includes('&') ? decodeEntities(plain) : plain;
  return text.replace(controls, fromWindows).replace(/\s+/g, ' ').trim();
}

/** Letters of Windows-1252 that somebody took for Latin 1: a dash came out as the control character U+0097. */
function fromWindows(control: string): string {
  return windows.decode(Uint8Array.of(control.charCodeAt(0)));
}

function decodeEntities(text: string): string {
  return text.replace(entity, (whole, decimal?: string, hex?: string, sign?: string, name?: string) => {
    if (sign !== undefined) return basic[sign.toLowerCase()] ?? whole;
    if (name !== undefined) return Object.hasOwn(htmlEntities, name) ? (htmlEntities[name] ?? whole) : whole;
    const point = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    const isCharacter = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    return isCharacter ? String.fromCodePoint(point) : whole;
  });
}
