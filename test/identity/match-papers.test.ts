import { describe, expect, it } from 'vitest';
import { type PaperFacts, samePaper } from '../../src/identity/match-papers.js';
import { titleKey } from '../../src/identity/title-key.js';

const authors = ['chen x', 'wang x', 'changpinyo s', 'piergiovanni a'].map((blockKey) => ({
  folded: blockKey,
  blockKey,
}));

function paper(facts: Partial<PaperFacts> = {}): PaperFacts {
  return {
    identifiers: [],
    titleKey: titleKey('Sparsity-Constrained Optimal Transport'),
    year: 2022,
    authors,
    authorsComplete: true,
    ...facts,
  };
}

function ids(...texts: string[]): { scheme: string; value: string }[] {
  return texts.map((text) => ({ scheme: text.slice(0, text.indexOf(':')), value: text.slice(text.indexOf(':') + 1) }));
}

describe('samePaper', () => {
  it.each<[name: string, record: PaperFacts, candidate: PaperFacts, rule: string]>([
    [
      'an identifier',
      paper({ identifiers: ids('doi:10.1000/A') }),
      paper({ identifiers: ids('doi:https://doi.org/10.1000/a'), titleKey: 'x' }),
      'identifier',
    ],
    [
      'an identifier, of a title that was translated',
      paper({ identifiers: ids('doi:10.1000/A') }),
      paper({ identifiers: ids('doi:10.1000/A'), titleKey: '大规模', authors: [{ folded: '王伟', blockKey: '王伟' }] }),
      'identifier',
    ],
    [
      "an id within arXiv's DOI",
      paper({ identifiers: ids('doi:10.48550/arXiv.2209.06794') }),
      paper({ identifiers: ids('arxiv:2209.06794v2') }),
      'identifier',
    ],
    ['title, byline and year', paper(), paper({ year: 2023 }), 'title'],
    ['a byline that one source cut', paper({ authors: authors.slice(0, 3), authorsComplete: false }), paper(), 'title'],
    [
      'an id on one side only',
      paper({ identifiers: ids('s2corpus:5') }),
      paper({ identifiers: ids('arxiv:2209.06794') }),
      'title',
    ],
  ])('is the same by %s', (_name, record, candidate, rule) => {
    expect(samePaper(record, candidate)).toMatchObject({ same: true, rule });
    expect(samePaper(candidate, record)).toMatchObject({ same: true, rule });
  });

  it.each<[name: string, record: PaperFacts, candidate: PaperFacts, rule: string]>([
    [
      'two DOIs',
      paper({ identifiers: ids('doi:10.1000/a') }),
      paper({ identifiers: ids('doi:10.1000/b') }),
      'identifier-conflict',
    ],
    [
      'two arXiv ids',
      paper({ identifiers: ids('arxiv:2209.06794') }),
      paper({ identifiers: ids('arxiv:2209.06795') }),
      'identifier-conflict',
    ],
    [
      'one DOI printed on two papers',
      paper({ identifiers: ids('doi:10.1000/a', 'acl:P18-1001') }),
      paper({ identifiers: ids('doi:10.1000/a', 'acl:P18-1002'), titleKey: 'other' }),
      'identifier-reused',
    ],
    [
      'two ACL ids, whatever else is shared',
      paper({ identifiers: ids('doi:10.1000/a', 'acl:P18-1001') }),
      paper({ identifiers: ids('doi:10.1000/a', 'acl:P18-1002') }),
      'identifier-reused',
    ],
    [
      'a DOI on a paper of another title by others',
      paper({ identifiers: ids('doi:10.1000/a') }),
      paper({
        identifiers: ids('doi:10.1000/a'),
        titleKey: 'beesofthealps',
        authors: [{ folded: 'a b', blockKey: 'b a' }],
      }),
      'identifier-reused',
    ],
    ['other titles', paper(), paper({ titleKey: 'other' }), 'title-differs'],
    ['a title that many share', paper({ titleKey: 'preface' }), paper({ titleKey: 'preface' }), 'title-shared'],
    ['other authors', paper(), paper({ authors: [{ folded: 'a b', blockKey: 'b a' }] }), 'authors-differ'],
    ['authors on one side only', paper(), paper({ authors: [] }), 'authors-differ'],
    ['years far apart', paper(), paper({ year: 2025 }), 'year-differs'],
    ['no year', paper(), paper({ year: null }), 'year-unknown'],
    ['a book beside its review', paper({ type: 'BOOK' }), paper({ type: 'REVIEW' }), 'type-differs'],
  ])('differs by %s', (_name, record, candidate, rule) => {
    expect(samePaper(record, candidate)).toMatchObject({ same: false, rule });
    expect(samePaper(candidate, record)).toMatchObject({ same: false, rule });
  });

  it('relates a preprint to its published version', () => {
    const preprint = paper({ identifiers: ids('arxiv:2209.06794'), type: 'PREPRINT' });
    const published = paper({ identifiers: ids('acl:2024.acl-long.1'), year: 2024 });
    expect(samePaper(preprint, published)).toMatchObject({ same: false, rule: 'preprint', relation: 'PREPRINT_OF' });
    expect(samePaper(published, preprint)).toMatchObject({ same: false, rule: 'preprint', relation: 'HAS_PREPRINT' });
    expect(samePaper(preprint, { ...published, year: 2026 }).relation).toBeUndefined();
  });
});
