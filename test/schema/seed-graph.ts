import { fold } from '../../src/identity/fold.js';
import { slug } from '../../src/identity/slug.js';
import { raiseDataVersion } from '../../src/store/data-version.js';
import { ensureSearchIndex } from '../../src/store/search-index.js';
import type { Store } from '../../src/store/store.js';

/** A paper of a test; what is named twice is one thing. */
export interface SeedPaper {
  key: string;
  title: string;
  date?: string;
  type?: string;
  abstract?: string;
  authors?: string[];
  editors?: string[];
  /** Of each author, parallel to `authors`. */
  affiliations?: string[][];
  complete?: boolean;
  organizations?: string[];
  categories?: string[];
  topics?: string[];
  venue?: string;
  /** Keys of papers of this seed, or 'doi:...' of others. */
  references?: string[];
}

/** Numbers names 1, 2, 3, ... as they come. */
class Ids {
  readonly byName = new Map<string, number>();
  of(name: string): number {
    const id = this.byName.get(name) ?? this.byName.size + 1;
    this.byName.set(name, id);
    return id;
  }
}

/** Writes rows as ingest would, but with ids, keys and links that a test states. The database must be empty. */
export async function seedGraph(store: Store, papers: readonly SeedPaper[]): Promise<void> {
  const { prisma } = store;
  const [authors, organizations, categories, topics, venues, paperIds] = Array.from({ length: 6 }, () => new Ids()) as [
    Ids,
    Ids,
    Ids,
    Ids,
    Ids,
    Ids,
  ];
  for (const { key } of papers) paperIds.of(key);
  for (const { venue } of papers) if (venue) venues.of(venue);
  for (const paper of papers) {
    for (const name of [...(paper.authors ?? []), ...(paper.editors ?? [])]) authors.of(name);
    for (const name of [...(paper.affiliations ?? []).flat(), ...(paper.organizations ?? [])]) organizations.of(name);
    for (const code of paper.categories ?? []) categories.of(code);
    for (const label of paper.topics ?? []) topics.of(label);
  }
  const counts = (names: (paper: SeedPaper) => string[]) => (name: string) =>
    papers.filter((paper) => names(paper).includes(name)).length;
  const all = <Row>(ids: Ids, row: (name: string, id: number) => Row) =>
    [...ids.byName].map(([name, id]) => row(name, id));

  await prisma.importRun.create({
    data: {
      id: 1,
      file: 'seed.jsonl',
      format: 'jsonl',
      status: 'DONE',
      startedAt: new Date(0),
      softwareVersion: 'test',
      coverage: '{"title":2,"date":1}',
    },
  });
  await prisma.venue.createMany({
    data: all(venues, (name, id) => ({
      id,
      key: slug(name),
      name,
      nameFolded: fold(name),
      papersCount: counts((p) => [p.venue ?? ''])(name),
    })),
  });
  await prisma.author.createMany({
    data: all(authors, (name, id) => ({
      id,
      key: slug(name),
      name: name.replace(/ \d+$/, ''),
      nameFolded: fold(name.replace(/ \d+$/, '')),
      sortName: fold(name).split(' ').reverse().join(' '),
      papersCount: counts((p) => p.authors ?? [])(name),
    })),
  });
  await prisma.authorName.createMany({
    data: all(authors, (name, authorId) => {
      const plain = name.replace(/ \d+$/, '');
      return { authorId, name: plain, nameFolded: fold(plain), blockKey: fold(plain) };
    }),
  });
  await prisma.organization.createMany({
    data: all(organizations, (name, id) => ({
      id,
      key: slug(name),
      name,
      nameFolded: fold(name),
      papersCount: counts((p) => [...(p.affiliations ?? []).flat(), ...(p.organizations ?? [])])(name),
    })),
  });
  await prisma.category.createMany({
    data: all(categories, (code, id) => ({
      id,
      key: `arxiv:${code}`,
      scheme: 'arxiv',
      code,
      label: `Label of ${code}`,
      labelFolded: fold(`Label of ${code}`),
      papersCount: counts((p) => p.categories ?? [])(code),
    })),
  });
  await prisma.categoryParent.createMany({
    data: all(categories, (code, childId) => ({
      childId,
      parentId: categories.byName.get(code.split('.')[0] ?? '') ?? 0,
    })).filter(({ childId, parentId }) => parentId > 0 && parentId !== childId),
  });
  await prisma.topic.createMany({
    data: all(topics, (label, id) => ({
      id,
      key: slug(label),
      label,
      labelFolded: fold(label),
      kind: 'KEYWORD',
      source: 'jsonl',
      papersCount: counts((p) => p.topics ?? [])(label),
    })),
  });
  await prisma.paper.createMany({
    data: papers.map((paper) => ({
      id: paperIds.of(paper.key),
      key: paper.key,
      title: paper.title,
      titleFolded: fold(paper.title),
      titleKey: fold(paper.title).replaceAll(' ', ''),
      abstract: paper.abstract ?? null,
      date: paper.date ?? null,
      year: paper.date ? Number(paper.date.slice(0, 4)) : null,
      type: paper.type ?? null,
      venueId: paper.venue ? venues.of(paper.venue) : null,
      authorsComplete: paper.complete ?? true,
      authorsCount: paper.authors?.length ?? 0,
      fieldSources: JSON.stringify({ title: paperIds.of(paper.key) }),
    })),
  });
  await prisma.sourceRecord.createMany({
    data: papers.map(({ key }) => {
      const id = paperIds.of(key);
      return {
        id,
        format: 'jsonl',
        recordKey: key,
        hash: key,
        file: 'seed.jsonl',
        line: id,
        kind: 'paper',
        paperId: id,
        runId: 1,
        record: '{}',
      };
    }),
  });
  for (const paper of papers) await writeLinks(paper);
  await prisma.identifier.createMany({
    data: papers.flatMap(({ key }) => {
      const [, scheme, value] = /^(doi|arxiv):(.+)$/.exec(key) ?? [];
      return scheme && value ? [{ scheme, value, paperId: paperIds.of(key) }] : [];
    }),
  });
  await ensureSearchIndex(store.sql);
  await store.sql.transaction((sql) => raiseDataVersion(sql));

  async function writeLinks(paper: SeedPaper): Promise<void> {
    const paperId = paperIds.of(paper.key);
    const byline = [
      ...(paper.authors ?? []).map((name) => ({ name, role: 'AUTHOR' })),
      ...(paper.editors ?? []).map((name) => ({ name, role: 'EDITOR' })),
    ];
    await prisma.authorship.createMany({
      data: byline.map(({ name, role }, position) => ({
        paperId,
        position,
        authorId: authors.of(name),
        nameAsPrinted: name.replace(/ \d+$/, ''),
        role,
        sourceRecordId: paperId,
      })),
    });
    await prisma.affiliation.createMany({
      data: (paper.affiliations ?? []).flatMap((list, position) =>
        list.map((name, ordinal) => ({
          paperId,
          position,
          ordinal,
          textAsPrinted: name,
          textFolded: fold(name),
          organizationId: organizations.of(name),
        })),
      ),
    });
    await prisma.paperOrganization.createMany({
      data: (paper.organizations ?? []).map((name) => ({
        paperId,
        organizationId: organizations.of(name),
        textAsPrinted: name,
        sourceRecordId: paperId,
      })),
    });
    await prisma.paperCategory.createMany({
      data: (paper.categories ?? []).map((code, position) => ({
        paperId,
        categoryId: categories.of(code),
        isPrimary: position === 0,
        position,
        sourceRecordId: paperId,
      })),
    });
    await prisma.paperTopic.createMany({
      data: (paper.topics ?? []).map((label) => ({
        paperId,
        topicId: topics.of(label),
        foundIn: 'KEYWORD',
        sourceRecordId: paperId,
      })),
    });
    await prisma.citation.createMany({
      data: (paper.references ?? []).map((target, position) => ({
        citingId: paperId,
        target,
        citedId: paperIds.byName.get(target) ?? null,
        position,
        sourceRecordId: paperId,
      })),
    });
  }
}
