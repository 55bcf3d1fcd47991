/** An open element that is no record and stands around records. */
export interface XmlTag {
  /** Local name. */
  name: string;
  /** With its prefix. */
  writtenName: string;
  attributes: Readonly<Record<string, string>>;
}

export interface Resumption {
  /** Where in the text reading can go on: at the '<'. */
  index: number;
  /** How many of the ancestors, from the outermost, are open there. */
  depth: number;
}

/**
 * After broken markup: the next place that can be trusted. That is the start of a record, the end tag of an element
 * around the records (what is inside it is then closed too), or the start of a further such element (then the broken one
 * has lost its end tag).
 */
export function findResumption(
  text: string,
  records: ReadonlySet<string>,
  ancestors: readonly XmlTag[],
): Resumption | undefined {
  const names = [...records, ...ancestors.map((tag) => tag.name)].map((name) =>
    name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  const tag = new RegExp(`<(/?)(?:[\\w.-]+:)?(${names.join('|')})(?=[\\s/>])`, 'g');
  for (let found = tag.exec(text); found; found = tag.exec(text)) {
    const isEnd = found[1] === '/';
    const name = found[2] ?? '';
    if (records.has(name)) {
      if (!isEnd) return { index: found.index, depth: ancestors.length };
      continue;
    }
    const depth = ancestors.findLastIndex((ancestor) => ancestor.name === name);
    return { index: found.index, depth: isEnd ? depth + 1 : depth };
  }
  return undefined;
}
