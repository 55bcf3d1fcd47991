import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex } from '../../../src/importers/bibtex/bibtex.js';
import type { PaperRecord } from '../../../src/importers/paper-record.js';
import { collect, problemCodes, textSource } from '../text-source.js';

async function papers(content: string | Uint8Array): Promise<PaperRecord[]> {
  const items = await collect(bibtex.read(textSource(content)));
  return items.flatMap((item) => (item.record?.kind === 'paper' ? [item.record] : []));
}

const whole = '@article{b, title = {Second}}\n';

describe('bibtex', () => {
  it('maps an article with strings, joints and months', async () => {
    const [paper] = await papers(`
      @string{cacm = "Communications of the " # "ACM"}
      @Article{codd70, Author = "Codd, E. F.", title = {A Relational Model of Data for Large Shared Data Banks},
        JOURNAL = cacm, year = 1970, month = jun, volume = 13, number = 6, pages = {377--387}, doi = {10.1145/362384.362685}}`);
    expect(paper).toEqual({
      kind: 'paper',
      recordKey: 'codd70',
      title: 'A Relational Model of Data for Large Shared Data Banks',
      authors: [{ name: 'E. F. Codd', given: 'E. F.', family: 'Codd' }],
      identifiers: [{ scheme: 'doi', value: '10.1145/362384.362685' }],
      date: '1970-06',
      type: 'ARTICLE',
      venue: { name: 'Communications of the ACM', type: 'JOURNAL' },
      volume: '13',
      issue: '6',
      pages: '377-387',
    });
  });

  it.each([
    ['a missing brace', `@article{a, title = {First}\n\n${whole}`, 'BIBTEX_UNCLOSED'],
    ['a missing brace inside a value', `@article{a, title = {First, year = 2000}\n${whole}`, 'BIBTEX_UNCLOSED'],
    ['no title', `@article{a, year = 2000}\n${whole}`, 'NO_TITLE'],
    ['a string without end', `@string{{a = "b"}\n\n${whole}`, 'BIBTEX_UNCLOSED'],
  ])('leaves out the entry with %s and reads the rest', async (_, content, code) => {
    const items = await collect(bibtex.read(textSource(content)));
    expect(problemCodes(items)).toEqual([code]);
    expect(items.at(-1)?.record).toMatchObject({ title: 'Second' });
  });

  it.each([
    ['a comma', '@article{a, title = {First} year = 2000}'],
    ['the key', '@article{title = {First}, year = 2000}'],
    ['the comma after the key', '@article{a\n title = {First}, year = 2000}'],
    ['the right closing sign', '@article{a, title = "First", year = 2000\n)'],
  ])('puts up with the lack of %s', async (_, content) => {
    expect(await papers(content)).toMatchObject([{ title: 'First', date: '2000' }]);
  });

  it.each([
    ['round brackets', '@article(a, title = "Part I)", year = 2000)', 'Part I)'],
    ['a key with a question mark', '@misc{key?, title = {T}}', 'T'],
    ['quotes in quotes', '@misc{a, title = "The "big" one", year = 2000}', 'The "big" one'],
    ['a comment between fields', '@misc{a,\n% title = {Old},\n title = {New}}', 'New'],
    ['CR line ends', '@misc{a,\r title = {T},\r year = 2000}\r', 'T'],
  ])('reads %s', async (_, content, title) => {
    expect(await papers(content)).toMatchObject([{ title }]);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\uFEFF@misc{a, title = {Übung}}')],
    ['UTF-16 without a mark', Buffer.from('% Encoding: UTF-16LE\n@misc{a, title = {Übung}}', 'utf16le')],
    ['windows-1252 that says so', Buffer.from('% Encoding: windows-1252\n@misc{a, title = {Übung}}', 'latin1')],
    ['windows-1252 that says nothing', Buffer.from('@misc{a, title = {Übung}}', 'latin1')],
  ])('decodes %s', async (_, bytes) => {
    expect(await papers(bytes)).toMatchObject([{ title: 'Übung' }]);
  });

  it('inherits from a parent that comes later, but not what names the parent itself', async () => {
    const [child] = await papers(`
      @inproceedings{c, title = {Child}, author = {Doe, Jane}, crossref = {P}}
      @proceedings{p, title = {Proceedings of the Test}, year = 2001, publisher = {Press}, doi = {10.1000/parent}}`);
    expect(child).toMatchObject({
      title: 'Child',
      date: '2001',
      publisher: 'Press',
      venue: { name: 'Proceedings of the Test' },
    });
    expect(child?.identifiers).toBeUndefined();
  });

  it('takes an entry that only refers to another of its type for a second key of it', async () => {
    const [old, whole] = await papers(`
      @Article{old, crossref = {journals/test}}
      @Article{journals/test, title = {Whole}, author = {Doe, Jane}, journal = {J}, year = 2012, doi = {10.1000/whole}}`);
    expect(old).toEqual({ ...whole, recordKey: 'old' });
    expect(whole).toMatchObject({ title: 'Whole', authors: [{ name: 'Jane Doe' }] });
  });

  it('takes the title of a parent of the same type, not what names the parent', async () => {
    const [second] = await papers(`
      @book{second, volume = 2, crossref = {whole}}
      @book{whole, title = {Whole}, year = 2012, doi = {10.1000/whole}}`);
    expect(second).toMatchObject({ title: 'Whole', volume: '2', date: '2012' });
    expect(second?.identifiers).toBeUndefined();
  });

  it.each([
    ['@dataset{a, titleaddon = {Unpublished raw data on {Tests}}}', 'Unpublished raw data on Tests'],
    ['@article{a, shorttitle = {Short}}', 'Short'],
    ['@periodical{a, issuetitle = {A Special Issue}}', 'A Special Issue'],
  ])('calls %s by what stands in place of a title', async (content, title) => {
    expect(await papers(content)).toMatchObject([{ title }]);
  });

  it.each([
    ['eprint = {2103.00020v2}, archiveprefix = {arXiv}, primaryclass = {cs.CV}', '2103.00020v2'],
    ['journal = {arXiv preprint arXiv:2103.00020}', '2103.00020'],
    ['journal = {CoRR}, volume = {abs/2103.00020}', '2103.00020'],
  ])('takes a preprint from %s', async (fields, value) => {
    const [paper] = await papers(`@article{a, title = {T}, ${fields}}`);
    expect(paper?.type).toBe('PREPRINT');
    expect(paper?.identifiers).toContainEqual({ scheme: 'arxiv', value });
  });

  it.each([
    ['date = {2003-10/2003-12}', '2003-10'],
    ['date = {1988~}', '1988'],
    ['year = {2003}, month = "10~" # dec', '2003-12-10'],
    ['year = {2017}, month = 8', '2017-08'],
    ['year = {{\\noopsort{a}}1973}', '1973'],
    ['year = {in press}', undefined],
  ])('reads the date of %s', async (fields, date) => {
    expect((await papers(`@misc{a, title = {T}, ${fields}}`))[0]?.date).toBe(date);
  });

  it('reads the same records wherever a long file is cut, with their lines', async () => {
    const count = 3000;
    const content = `@string{j = {J}}\n${Array.from({ length: count }, (_, at) => `@article{k${at},\n title = {T${at} {x}}, journal = j}`).join('\n')}`;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 500, max: 150_000 }), async (length) => {
        const items = await collect(bibtex.read(textSource(content, length)));
        expect(items.map((item) => item.record?.recordKey)).toEqual(Array.from({ length: count }, (_, at) => `k${at}`));
        expect(items.at(-1)?.place.line).toBe(2 * count);
      }),
      { numRuns: 8 },
    );
  });

  it('knows its own', () => {
    expect(bibtex.detect('% made by hand\n\n@Article{a,', 'x.bib')).toBe(true);
    expect(bibtex.detect('{"bibtex": "\\n@article{a,"}', 'x.json')).toBe(false);
    expect(bibtex.detect('mail me @ home (or not)', 'x.txt')).toBe(false);
  });
});
