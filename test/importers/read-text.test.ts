import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { SourceItem } from '../../src/importers/importer.js';
import { readLines } from '../../src/importers/read-lines.js';
import { readText } from '../../src/importers/read-text.js';
import { collect, textSource } from './text-source.js';

const text = 'Müller – 王伟 𝒙\n';
const utf16be = Buffer.from(text, 'utf16le').swap16();
const gbk = Buffer.from([0xcd, 0xf5, 0xce, 0xb0, 0x2c, 0xd6, 0xd0, 0xb9, 0xfa]);
const xmlLatin1 = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>J\xf6rg</a>', 'latin1');

const cases: [string, Uint8Array, string][] = [
  ['UTF-8', Buffer.from(text), text],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), text],
  ['UTF-16 LE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le'), text],
  ['UTF-16 BE with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be]), text],
  [
    'UTF-16 LE without a mark',
    Buffer.from('@article{a, title = {Müller}}', 'utf16le'),
    '@article{a, title = {Müller}}',
  ],
  ['UTF-16 BE without a mark', Buffer.from('TY  - JOUR', 'utf16le').swap16(), 'TY  - JOUR'],
  ['windows-1252', Buffer.from([0x4a, 0xf6, 0x72, 0x67, 0x20, 0x93, 0x41, 0x94, 0x20, 0x80]), 'Jörg “A” €'],
  ['GBK', gbk, '王伟,中国'],
  ['a declared ISO-8859-1', xmlLatin1, '<?xml version="1.0" encoding="ISO-8859-1"?><a>Jörg</a>'],
  [
    'UTF-8 that is declared as ISO-8859-1',
    Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>Jörg</a>'),
    '<?xml version="1.0" encoding="ISO-8859-1"?><a>Jörg</a>',
  ],
  [
    'UTF-8 that is declared as UTF-16',
    Buffer.from('<?xml version="1.0" encoding="UTF-16"?>ö'),
    '<?xml version="1.0" encoding="UTF-16"?>ö',
  ],
];

describe('text of every encoding', () => {
  for (const [name, bytes, expected] of cases) {
    for (const pieceLength of [1, 5, 1000]) {
      test(`${name}, in pieces of ${pieceLength}`, async () =>
        expect((await collect(readText(textSource(bytes, pieceLength)))).join('')).toBe(expected));
    }
  }

  test('a line of another encoding inside UTF-8 is read as windows-1252 and flagged', async () => {
    const bytes = Buffer.concat([Buffer.from(`${text.repeat(3)}J`), Buffer.from([0xf6]), Buffer.from(`rg\n${text}`)]);
    const problems: SourceItem[] = [];
    const read = (await collect(readText(textSource(bytes, 5), { problems }))).join('');
    expect(read).toBe(`${text.repeat(3)}Jörg\n${text}`);
    expect(problems).toMatchObject([{ place: { line: 4 }, problems: [{ severity: 'FLAGGED', code: 'ENCODING' }] }]);
  });

  test('a source that cannot be opened is an ImportError', async () => {
    const source = {
      name: 'gone.xml',
      open: () => createReadStream('no/such/file.xml'),
    };
    await expect(collect(readText(source))).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
  });
});

describe('lines', () => {
  for (const pieceLength of [1, 2, 3, 100]) {
    test(`end with LF, CR LF or CR, in pieces of ${pieceLength}`, async () => {
      const lines = await collect(readLines(textSource('a\nb\r\n\r\nc\rd\n\ne', pieceLength)));
      expect(lines.map(({ text, line }) => `${line}${text}`)).toEqual(['1a', '2b', '3', '4c', '5d', '6', '7e']);
    });
  }
});

const jabref = new URL('../../../shared/data/bibtex/jabref/', import.meta.url);
describe.skipIf(!existsSync(jabref))('encodings of real files in ../shared/data/bibtex/jabref', () => {
  const files = existsSync(jabref)
    ? readdirSync(jabref, { recursive: true, encoding: 'utf8' }).filter((name) => /encoding-.*bib$/.test(name))
    : [];
  test('there are some', () => expect(files.length).toBeGreaterThan(5));
  test.each(files)('%s', async (name) => {
    const read = (await collect(readText(textSource(readFileSync(new URL(name, jabref)), 4096)))).join('');
    expect(read).toMatch(/@\w+ ?\{/);
    expect(read).not.toContain('\ufffd');
    expect(read).not.toContain('\0');
  });
});
