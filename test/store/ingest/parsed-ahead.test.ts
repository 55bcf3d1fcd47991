import { expect, it } from 'vitest';
import { parsePersonName } from '../../../src/identity/person-name.js';
import type { PaperRecord } from '../../../src/importers/paper-record.js';
import { learnParsed, ParsedAhead } from '../../../src/store/ingest/parsed-ahead.js';
import { personName } from '../../../src/store/ingest/person-names.js';
import { readTitleForms, titleForms } from '../../../src/store/ingest/title-forms.js';

const paper = (title: string, authors: PaperRecord['authors']): PaperRecord => ({ kind: 'paper', title, authors });

it('hands over names and titles as they are read where they are used', () => {
  const ahead = new ParsedAhead();
  const authors = [{ name: 'José Núñez Jr.' }, { name: 'Li Wei', given: 'Wei', family: 'Li' }, { name: '王伟' }];
  ahead.add(paper('Où vont les verbes?', authors));
  learnParsed(ahead.take());
  for (const mention of authors) expect(personName(mention)).toEqual(parsePersonName(mention));
  expect(titleForms('Où vont les verbes?')).toEqual(readTitleForms('Où vont les verbes?'));
});

it('sends a name once, and tells the same text with other parts from it', () => {
  const ahead = new ParsedAhead();
  ahead.add(paper('One', [{ name: 'Maria da Silva' }]));
  const names = () => JSON.parse(ahead.take()).names.map(([key]: [string]) => key);
  expect(names()).toEqual(['Maria da Silva']);
  ahead.add(paper('Two', [{ name: 'Maria da Silva' }, { name: 'Maria da Silva', family: 'Silva' }]));
  expect(names()).toEqual(['Maria da Silva\n\nSilva\n']);
});

it('is taken at its word', () => {
  // A parse that could not come out here shows that nothing is parsed again.
  const parsed = { ...parsePersonName({ name: 'Grace Okafor' }), folded: 'told so' };
  learnParsed(JSON.stringify({ names: [['Grace Ngozi Okafor', parsed]], titles: [['A title', 'a', 'b', ['c']]] }));
  expect(personName({ name: 'Grace Ngozi Okafor' }).folded).toBe('told so');
  expect(titleForms('A title')).toEqual({ folded: 'a', key: 'b', words: ['c'] });
});
