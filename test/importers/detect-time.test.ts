import { expect, test } from 'vitest';
import { importers } from '../../src/importers/formats.js';

const size = 64 * 1024;
const fill = (text: string) => text.repeat(Math.ceil(size / text.length)).slice(0, size);
const hostile: [string, string][] = [
  ['spaces', fill(' ')],
  ['line ends', fill('\n')],
  ['indented YAML', `a:\n${fill('    - b: c\n')}`],
  ['comments', `<collection id="a">${fill('<!-- a -->')}`],
  ['angle brackets', fill('<')],
  ['open tags', fill('<a b="c" ')],
  ['braces', fill('{')],
  ['quotes', fill('"')],
  ['commas', fill('a,')],
  ['semicolons', fill('a;')],
];

test.each(hostile)('no format takes long to look at 64 KiB of %s', (_, head) => {
  const start = performance.now();
  for (const importer of importers) importer.detect(head, 'name.txt');
  expect(performance.now() - start).toBeLessThan(2000);
});
