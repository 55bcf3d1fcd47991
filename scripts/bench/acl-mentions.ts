import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { authorTitleWords } from '../../src/identity/author-title-words.js';
import { fold } from '../../src/identity/fold.js';
import { parsePersonName } from '../../src/identity/person-name.js';
import { aclXml } from '../../src/importers/acl/acl-xml.js';
import type { PaperRecord } from '../../src/importers/paper-record.js';
import { type LabelledMention, mentionKey } from './labelled-mention.js';

/**
 * All bylines of the ACL Anthology in file order. A person is an ORCID of an author; neither it nor the Anthology's
 * own ids of people are in the facts, and its curated name variants aren't read.
 *
 * @param folder with the XML files.
 */
export async function aclMentions(folder: string): Promise<LabelledMention[]> {
  const mentions: LabelledMention[] = [];
  for await (const { paper, record } of aclRecords(folder)) mentions.push(...ofPaper(record, paper, mentions.length));
  return mentions;
}

/** The papers of the ACL Anthology in file order, numbered from 0. */
export async function* aclRecords(folder: string): AsyncGenerator<{ paper: number; record: PaperRecord }> {
  let paper = 0;
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.xml')) continue;
    const path = join(folder, file);
    for await (const { record } of aclXml.read({ name: path, open: () => createReadStream(path) })) {
      if (record?.kind === 'paper') yield { paper: paper++, record };
    }
  }
}

function ofPaper(record: PaperRecord, paper: number, before: number): LabelledMention[] {
  const names = record.authors.map(parsePersonName);
  const folded = names.map((name) => name.folded);
  const titleWords = authorTitleWords(record.title);
  const year = record.date ? Number(record.date.slice(0, 4)) : null;
  return record.authors.flatMap((author, at): LabelledMention[] => {
    const name = names[at];
    if (!name) return [];
    const orcid = author.identifiers?.find(({ scheme }) => scheme === 'orcid')?.value ?? null;
    const facts = {
      mentionKey: mentionKey(before + at),
      name,
      identifiers: [],
      paper,
      coauthors: folded.filter((_, other) => other !== at),
      organizations: (author.affiliations ?? []).map((affiliation) => fold(affiliation.name)),
      venue: record.venue?.name ?? null,
      year,
      titleWords,
    };
    return [{ facts, person: author.role === 'EDITOR' ? null : orcid }];
  });
}
