import { authorFromInverted } from '../author-from-inverted.js';
import { authorFromParts } from '../author-from-parts.js';
import type { Importer, ImportSource, Place, ProblemNote, SourceItem } from '../importer.js';
import { asObject, asText } from '../json-object.js';
import { keywordTopics } from '../keyword-topics.js';
import type { AuthorMention, PaperRecord } from '../paper-record.js';
import { readJsonRecords } from '../read-json-array.js';
import { childrenNamed, childText, firstChild, textOf, type XmlElement } from '../xml-element.js';
import { readXmlRecords, type XmlItem } from '../xml-records.js';
import { arxivPaper } from './arxiv-paper.js';
import { splitArxivAuthors } from './split-arxiv-authors.js';

/** Answers of arXiv's API (Atom), also as recorded in JSON with the answer in 'body'. */
export const arxivAtom: Importer = {
  format: 'arxiv-atom',
  label: 'arXiv API answers (Atom)',
  detect: (head) =>
    /<feed\b[^>]*xmlns(?::\w+)?\s*=\s*\\?["']http:\/\/www\.w3\.org\/2005\/Atom/.test(head) &&
    /arxiv\.org\/(?:abs|schemas|api)/.test(head),
  async *read(source) {
    if (await isJson(source)) yield* readRecorded(source);
    else yield* toItems(readXmlRecords(source, { records: ['entry'] }), fromAtom);
  },
};

/** arXiv's OAI-PMH interface in the formats arXiv, arXivRaw, arXivOld and oai_dc. */
export const arxivOai: Importer = {
  format: 'arxiv-oai',
  label: 'arXiv OAI-PMH records (arXiv, arXivRaw, oai_dc)',
  detect: (head) => /<record\b/.test(head) && /oai:arXiv\.org:|<arXiv(?:Raw|Old)?\b/.test(head),
  read: (source) => toItems(readXmlRecords(source, { records: ['record'] }), fromOai),
};

interface OaiHeader {
  id: string | undefined;
  updated: string | undefined;
}

type Mapped = PaperRecord | ProblemNote | undefined;

async function* toItems(
  items: AsyncIterable<XmlItem>,
  map: (element: XmlElement) => Mapped,
): AsyncGenerator<SourceItem> {
  for await (const { element, place, problems } of items) {
    const mapped = element && map(element);
    if (mapped && 'kind' in mapped)
      yield problems.length > 0 ? { place, record: mapped, problems } : { place, record: mapped };
    else if (mapped) yield { place, problems: [mapped] };
    else if (!element) yield { place, problems };
    else yield untitled(element, place);
  }
}

function untitled(element: XmlElement, place: Place): SourceItem {
  const reason = `the <${element.name}> has no title`;
  return {
    place,
    problems: [{ severity: 'QUARANTINED', code: 'NO_TITLE', reason, excerpt: textOf(element).slice(0, 200) }],
  };
}

async function isJson(source: ImportSource): Promise<boolean> {
  for await (const chunk of source.open()) return /^\s*[{[]/.test(Buffer.from(chunk).toString('latin1'));
  return false;
}

async function* readRecorded(source: ImportSource): AsyncGenerator<SourceItem> {
  for await (const { value, place, problems } of readJsonRecords(source)) {
    const body = asText(asObject(value)?.body);
    if (problems) yield { place, problems };
    else if (body?.startsWith('<')) {
      const bytes = Buffer.from(withoutDoubleEncoding(body));
      const inner = {
        name: source.name,
        async *open() {
          yield bytes;
        },
      };
      yield* toItems(readXmlRecords(inner, { records: ['entry'] }), fromAtom);
    }
  }
}

/** Recorders that took UTF-8 for Latin-1 left 'Ã¼' for 'ü'. Only text that is valid UTF-8 as a whole is turned back. */
function withoutDoubleEncoding(text: string): string {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0xff) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
}

function fromAtom(entry: XmlElement): Mapped {
  const id = childText(entry, 'id');
  if (id && /\/api\/errors/.test(id)) {
    const reason = `the API answered with an error: ${childText(entry, 'summary') ?? ''}`;
    return { severity: 'QUARANTINED', code: 'API_ERROR', reason };
  }
  const primary = firstChild(entry, 'primary_category')?.attributes.term;
  const terms = childrenNamed(entry, 'category').flatMap(({ attributes }) => attributes.term ?? []);
  const codes = [...(primary ? [primary] : []), ...terms];
  // MSC and ACM classes stand among the categories; arXiv's own have no spaces, commas or digits in front.
  const categories = codes.filter((code) => /^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(code));
  return arxivPaper({
    id,
    title: childText(entry, 'title'),
    abstract: childText(entry, 'summary'),
    authors: childrenNamed(entry, 'author').flatMap((author) => {
      const name = childText(author, 'name');
      const affiliations = childrenNamed(author, 'affiliation').map((one) => ({ name: textOf(one) }));
      return name ? [affiliations.length > 0 ? { name, affiliations } : { name }] : [];
    }),
    submitted: childText(entry, 'published'),
    categories,
    doi: childText(entry, 'doi'),
    updated: childText(entry, 'updated'),
  });
}

function fromOai(record: XmlElement): Mapped {
  const id = childText(record, 'header', 'identifier');
  if (firstChild(record, 'header')?.attributes.status === 'deleted') {
    return { severity: 'FLAGGED', code: 'DELETED', reason: `the source deleted the record '${id ?? ''}'` };
  }
  const metadata = firstChild(record, 'metadata')?.children.find((child) => typeof child !== 'string');
  if (typeof metadata !== 'object') return undefined;
  const header = { id, updated: childText(record, 'header', 'datestamp') };
  return metadata.name === 'dc' ? fromDublinCore(metadata, header) : fromArxivMetadata(metadata, header);
}

function fromArxivMetadata(metadata: XmlElement, header: OaiHeader): PaperRecord | undefined {
  const people = firstChild(metadata, 'authors');
  const persons = people ? childrenNamed(people, 'author') : [];
  return arxivPaper({
    id: childText(metadata, 'id') ?? header.id,
    title: childText(metadata, 'title'),
    abstract: childText(metadata, 'abstract'),
    authors: persons.length > 0 ? persons.flatMap((one) => person(one) ?? []) : splitArxivAuthors(textOf(people)),
    submitted: childText(metadata, 'version', 'date') ?? childText(metadata, 'created'),
    categories: childText(metadata, 'categories')?.split(/\s+/) ?? [],
    doi: childText(metadata, 'doi'),
    updated: header.updated,
  });
}

function person(element: XmlElement): AuthorMention | undefined {
  const author = authorFromParts({
    given: childText(element, 'forenames'),
    family: childText(element, 'keyname'),
    suffix: childText(element, 'suffix'),
  });
  const affiliations = childrenNamed(element, 'affiliation').map((one) => ({ name: textOf(one) }));
  return author && affiliations.length > 0 ? { ...author, affiliations } : author;
}

/** Dublin Core has subjects by name only and dates of every version; the earliest is the submission. */
function fromDublinCore(metadata: XmlElement, header: OaiHeader): PaperRecord | undefined {
  const texts = (name: string) => childrenNamed(metadata, name).map(textOf);
  const doi = texts('identifier').find((identifier) => /^doi:/i.test(identifier));
  return arxivPaper({
    id: header.id ?? texts('identifier').find((identifier) => /arxiv\.org\/abs\//.test(identifier)),
    title: childText(metadata, 'title'),
    abstract: texts('description').find((description) => !/^comment:/i.test(description)),
    authors: texts('creator').flatMap((name) => authorFromInverted(name) ?? []),
    submitted: texts('date').sort()[0],
    categories: [],
    doi: doi?.replace(/^doi:/i, ''),
    topics: keywordTopics(texts('subject')),
    updated: header.updated,
  });
}
