import type { AuthorMentionFacts } from '../../identity/author-facts.js';
import { curatedScheme } from '../../identity/author-signs.js';
import { authorTitleWords } from '../../identity/author-title-words.js';
import type { Identifier } from '../../identity/identifiers.js';
import { type NameRow, nameOfPrinted } from '../curation/author-rows.js';
import { loadDecidedByPersons } from '../curation/decided-by-persons.js';
import { longestTellingByline } from '../ingest/author-surroundings.js';
import { personName } from '../ingest/person-names.js';
import { jsonInts, jsonTexts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import type { NameStatements } from './name-statements.js';

/** One place in a byline, and whose it is now. */
export interface BlockMention {
  facts: AuthorMentionFacts & { paper: number };
  position: number;
  authorId: number;
}

/** Somebody who stands in a place of a block. */
export interface BlockAuthor {
  id: number;
  key: string;
  verified: boolean;
  /** Places in bylines, those of other blocks included. */
  places: number;
  /** Those that no byline states: files about people do. */
  identifiers: Identifier[];
  /** A person decided which papers are theirs. */
  isDecided: boolean;
  /** What places say who is meant, as 'scheme:value', with the blocks of those places. */
  signs: Map<string, Set<string>>;
}

export interface BlockMentions {
  /** By block key, for each block that was asked for. */
  blocks: Map<string, BlockMention[]>;
  authors: Map<number, BlockAuthor>;
}

/** What names and identifiers say in some blocks; coauthors and the rest are left empty. */
export async function loadBlockMentions(
  sql: Sql,
  statements: NameStatements,
  keys: readonly string[],
): Promise<BlockMentions> {
  const list = jsonTexts(sql.dialect);
  const inBlocks = `(SELECT author_id FROM author_name WHERE block_key IN ${list})`;
  const parameter = [JSON.stringify(keys)];
  const names = new Map<number, NameRow[]>();
  for (const { id, name, folded, block } of await sql.all<{ id: number; name: string; folded: string; block: string }>(
    `SELECT author_id AS id, name, name_folded AS folded, block_key AS block FROM author_name
     WHERE author_id IN ${inBlocks} ORDER BY author_id, name`,
    parameter,
  )) {
    const rows = names.get(id);
    if (rows) rows.push([name, folded, block]);
    else names.set(id, [[name, folded, block]]);
  }
  const authors = await loadAuthors(sql, [...names.keys()]);
  const decided = await loadDecidedByPersons(sql, [...names.keys()]);
  const blocks = new Map<string, BlockMention[]>(keys.map((key) => [key, []]));
  for (const row of await sql.all<{
    authorId: number;
    paper: number;
    paperKey: string;
    position: number;
    printed: string;
    identifiers: string | null;
  }>(
    `SELECT s.author_id AS "authorId", s.paper_id AS paper, p.key AS "paperKey", s.position,
       s.name_as_printed AS printed, s.identifiers
     FROM authorship s JOIN paper p ON p.id = s.paper_id WHERE s.author_id IN ${inBlocks}`,
    parameter,
  )) {
    const author = authors.get(row.authorId);
    if (!author) continue;
    author.places++;
    author.isDecided = decided.has(author.id);
    const stated = identifiersOf(row.identifiers, author);
    if (stated.length > 0)
      author.identifiers = author.identifiers.filter(
        ({ scheme, value }) => !stated.some((other) => other.scheme === scheme && other.value === value),
      );
    const [, folded, blockKey] = nameOfPrinted(row.printed, names.get(author.id) ?? []);
    const identifiers = [...stated, ...statements.tieOf(folded, stated)];
    for (const { scheme, value } of identifiers) {
      const key = `${scheme}:${value}`;
      author.signs.set(key, (author.signs.get(key) ?? new Set()).add(blockKey));
    }
    blocks.get(blockKey)?.push({
      facts: {
        // Keys of papers don't depend on who came first, so neither does what is decided.
        mentionKey: `${row.paperKey} ${String(row.position).padStart(5, '0')}`,
        name: { ...personName({ name: row.printed }), folded, blockKey },
        identifiers,
        paper: row.paper,
        ...{ coauthors: [], organizations: [], venue: null, year: null },
      },
      position: row.position,
      authorId: author.id,
    });
  }
  return { blocks, authors };
}

async function loadAuthors(sql: Sql, ids: readonly number[]): Promise<Map<number, BlockAuthor>> {
  const authors = new Map<number, BlockAuthor>();
  const parameter = [JSON.stringify(ids)];
  for (const { id, key, verified } of await sql.all<{ id: number; key: string; verified: boolean | number }>(
    `SELECT id, key, verified FROM author WHERE id IN ${jsonInts(sql.dialect)}`,
    parameter,
  ))
    authors.set(id, {
      id,
      key,
      verified: Boolean(verified),
      places: 0,
      identifiers: [],
      isDecided: false,
      signs: new Map(),
    });
  for (const { id, scheme, value } of await sql.all<{ id: number; scheme: string; value: string }>(
    `SELECT author_id AS id, scheme, value FROM identifier WHERE author_id IN ${jsonInts(sql.dialect)}`,
    parameter,
  ))
    authors.get(id)?.identifiers.push({ scheme, value });
  return authors;
}

function identifiersOf(stated: string | null, author: BlockAuthor): Identifier[] {
  const identifiers = stated === null ? [] : (JSON.parse(stated) as string[]).map(identifierOf);
  return author.isDecided ? [{ scheme: curatedScheme, value: String(author.id) }, ...identifiers] : identifiers;
}

function identifierOf(text: string): Identifier {
  const at = text.indexOf(':');
  return { scheme: text.slice(0, at), value: text.slice(at + 1) };
}

/** The same mentions with coauthors, organizations, venue, year and title words. */
export async function loadEvidence(sql: Sql, mentions: readonly BlockMention[]): Promise<AuthorMentionFacts[]> {
  if (mentions.length === 0) return [];
  const papers = [...new Set(mentions.map(({ facts }) => facts.paper))];
  const list = jsonInts(sql.dialect);
  const parameter = [JSON.stringify(papers)];
  const surroundings = new Map<number, { year: number | null; venue: string | null; titleWords: string[] }>();
  for (const { id, year, title, venue } of await sql.all<{
    id: number;
    year: number | null;
    title: string;
    venue: string | null;
  }>(
    `SELECT p.id, p.year, p.title_folded AS title, v.name_folded AS venue
     FROM paper p LEFT JOIN venue v ON v.id = p.venue_id WHERE p.id IN ${list}`,
    parameter,
  ))
    surroundings.set(id, { year, venue, titleWords: authorTitleWords(title) });
  const bylines = new Map<number, { position: number; folded: string }[]>();
  for (const { paper, position, printed } of await sql.all<{ paper: number; position: number; printed: string }>(
    `SELECT paper_id AS paper, position, name_as_printed AS printed FROM authorship WHERE paper_id IN ${list}`,
    parameter,
  )) {
    const place = { position, folded: personName({ name: printed }).folded };
    const byline = bylines.get(paper);
    if (byline) byline.push(place);
    else bylines.set(paper, [place]);
  }
  const organizations = new Map<string, string[]>();
  for (const { paper, position, text } of await sql.all<{ paper: number; position: number; text: string }>(
    `SELECT paper_id AS paper, position, text_folded AS text FROM affiliation WHERE paper_id IN ${list}
     ORDER BY paper_id, position, ordinal`,
    parameter,
  )) {
    const key = `${paper} ${position}`;
    const texts = organizations.get(key);
    if (texts) texts.push(text);
    else organizations.set(key, [text]);
  }
  return mentions.map(({ facts, position }) => {
    const byline = bylines.get(facts.paper) ?? [];
    const others = byline.length <= longestTellingByline ? byline.filter((place) => place.position !== position) : [];
    return {
      ...facts,
      ...(surroundings.get(facts.paper) ?? { year: null, venue: null, titleWords: [] }),
      coauthors: others.map(({ folded }) => folded),
      organizations: organizations.get(`${facts.paper} ${position}`) ?? [],
    };
  });
}
