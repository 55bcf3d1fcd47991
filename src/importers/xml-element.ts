/** An element with everything inside it. Names are local: `dc:title` is 'title'; attribute names stay as written. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
  /** Where its start tag ends, from 1. */
  line: number;
}

/** The child elements of that name, in order. */
export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element.children) if (typeof child !== 'string' && child.name === name) found.push(child);
  return found;
}

/** The first element at the end of a path of child names: `firstChild(paper, 'issue', 'year')`. */
export function firstChild(element: XmlElement, ...path: string[]): XmlElement | undefined {
  let current: XmlElement | undefined = element;
  for (const name of path) {
    let next: XmlElement | undefined;
    for (const child of current.children) {
      if (typeof child !== 'string' && child.name === name) {
        next = child;
        break;
      }
    }
    if (!next) return undefined;
    current = next;
  }
  return current;
}

/** All elements of that name below, at any depth, in document order. */
export function descendantsNamed(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.name === name) found.push(child);
    found.push(...descendantsNamed(child, name));
  }
  return found;
}

/** All the text of an element, markup left out, white space made single: mixed content reads as one line. */
export function textOf(element: XmlElement | undefined): string {
  if (!element) return '';
  const text = rawText(element).trim();
  return uneven.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** The text of the first child of that name; undefined where it is absent or empty. */
export function childText(element: XmlElement, ...path: string[]): string | undefined {
  return textOf(firstChild(element, ...path)) || undefined;
}

/** White space that is not one plain space; most texts have none, and looking is faster than replacing. */
const uneven = /\s\s|[^\S ]/;

function rawText(element: XmlElement): string {
  const only = element.children[0];
  if (element.children.length === 1 && typeof only === 'string') return only;
  let text = '';
  for (const child of element.children) {
    if (typeof child === 'string') {
      text += child;
      continue;
    }
    // Indented XML breaks the line before an index that belongs to the letter: 'CO' and '<sub>2</sub>'.
    if ((child.name === 'sub' || child.name === 'sup') && /\n\s*$/.test(text)) text = text.trimEnd();
    text += rawText(child);
  }
  return text;
}
