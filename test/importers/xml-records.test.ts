import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/importers/xml-element.js';
import { readXmlRecords } from '../../src/importers/xml-records.js';
import { collect, textSource } from './text-source.js';

/** Each record as 'id: text', each problem as 'CODE@line'. */
async function read(content: string, pieceLength: number): Promise<string[]> {
  const items = await collect(readXmlRecords(textSource(content, pieceLength), { records: ['p'] }));
  return items.map((item) =>
    item.element
      ? `${item.ancestors.map((tag) => `${tag.name}${tag.attributes.id ?? ''}/`).join('')}${item.element.attributes.id ?? ''}: ${textOf(item.element)}`
      : `${item.problems[0]?.code}@${item.place.line}`,
  );
}

const cases: [string, string, string[]][] = [
  [
    'records with what is around them',
    '<r><v id="1">\n<p id="1">a</p></v><v id="2"><x:p xmlns:x="u" id="2"/></v></r>',
    ['r/v1/1: a', 'r/v2/2: '],
  ],
  ['mixed content, CDATA, comments', '<p>a <b>b<i>c</i></b> <![CDATA[<&]]> d<!-- <p> --></p>', [': a bc <& d']],
  ['HTML entities and numbers', '<p>M&uuml;ller &amp; &#x41;&#66; &ndash;</p>', [': Müller & AB –']],
  [
    'entities of an internal subset',
    '<!DOCTYPE p [<!ENTITY foo "bar"><!ENTITY e "&#233;">]><p>&foo;&e;</p>',
    [': baré'],
  ],
  ['no entity of the subset grows', '<!DOCTYPE p [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><p>&b;</p>', [': &b;']],
  ['bare signs and unknown entities', '<p>AT&T x < y &foo; P&</p>', [': AT&T x < y &foo; P&']],
  ['a control character', '<p>a\x01b</p>', [': a\x01b']],
  [
    'several documents in one',
    '<?xml version="1.0"?><r><p id="1"/></r>\n<?xml version="1.0"?><r><p id="2"/></r>',
    ['r/1: ', 'r/2: '],
  ],
  ['wrong nesting', '<r>\n<p id="1"/>\n<p id="2"><b>x</p>\n<p id="3"/></r>', ['r/1: ', 'XML_SYNTAX@3', 'r/3: ']],
  ['a missing end tag', '<r>\n<p id="1">a\n<p id="2"/></r>', ['XML_SYNTAX@2', 'r/2: ']],
  [
    'a missing end tag before the end of a volume',
    '<r><v id="1">\n<p id="1">a</v>\n<v id="2"><p id="2"/></v></r>',
    ['XML_SYNTAX@2', 'r/v2/2: '],
  ],
  [
    'a missing end tag inside, too',
    '<r><v id="1">\n<p id="1"><t>a</v>\n<v id="2"><p id="2"/></v></r>',
    ['XML_SYNTAX@2', 'r/v2/2: '],
  ],
  [
    'a volume without its end tag',
    '<r><v id="1"><p id="1"/>\n<p id="9"><b>\n<v id="2"><p id="2"/></v></r>',
    ['r/v1/1: ', 'XML_SYNTAX@2', 'r/v2/2: '],
  ],
  ['a quote that does not end', '<r>\n<p id="1><t>a</t></p>\n<p id="2"/></r>', ['XML_SYNTAX@2', 'r/2: ']],
  ['broken markup between records', '<r>\n<p id="1"/>\n</x>\n<p id="2"/></r>', ['r/1: ', 'XML_SYNTAX@3', 'r/2: ']],
  ['cut inside a record', '<r>\n<p id="1"/>\n<p id="2">a<b', ['r/1: ', 'XML_TRUNCATED@3']],
  ['cut between records', '<r>\n<p id="1"/>\n', ['r/1: ', 'XML_TRUNCATED@3']],
];

describe('XML records', () => {
  for (const [name, content, expected] of cases) {
    for (const pieceLength of [1, 7, 100_000]) {
      test(`${name}, in pieces of ${pieceLength}`, async () =>
        expect(await read(content, pieceLength)).toEqual(expected));
    }
  }

  test('repairs are flagged with their line', async () => {
    const [item] = await collect(readXmlRecords(textSource('<p>\nAT&T\n&foo;</p>'), { records: ['p'] }));
    expect(item?.problems.map((note) => [note.severity, note.reason])).toEqual([
      ['FLAGGED', "bare '&' read as text, expected '&amp;' in line 2"],
      ['FLAGGED', expect.stringMatching(/^undefined entity near '[^']*&foo;', read as text in line 3$/)],
    ]);
  });
});
