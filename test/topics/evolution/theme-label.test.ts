import { expect, test } from 'vitest';
import { themeLabel } from '../../../src/topics/evolution/theme-label.js';

test.each([
  ['the greatest score', ['machine translation', 'grammar'], [1, 0.9], 'machine translation'],
  [
    'the narrower term of one word',
    ['recognition', 'parsing', 'speech recognition'],
    [1, 0.9, 0.4],
    'speech recognition',
  ],
  ['the narrower term in the plural', ['noun', 'noun phrases'], [1, 0.5], 'noun phrases'],
  ['no narrower term that is rare', ['recognition', 'speech recognition'], [1, 0.2], 'recognition'],
  ['several words nearly as central', ['resolution', 'question answering'], [1, 0.77], 'question answering'],
  ['no several words that are less so', ['parsing', 'entity recognition'], [1, 0.47], 'parsing'],
  ['a name of one word', ['BERT', 'language models'], [1, 0.9], 'BERT'],
  ['one word alone', ['parsing'], [1], 'parsing'],
  [
    'what else it is about than a language',
    ['French', 'search', 'German', 'web search'],
    [1, 0.4, 0.3, 0.2],
    'web search',
  ],
  ['a language where all terms are', ['French', 'German'], [1, 0.9], 'French'],
])('a theme is labelled by %s', (_, labels, scores, expected) => {
  expect(labels[themeLabel(labels.map((label, at) => ({ label, score: scores[at] as number })))]).toBe(expected);
});

test('nothing has no label', () => {
  expect(themeLabel([])).toBe(0);
});
