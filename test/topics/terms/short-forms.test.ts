import { describe, expect, test } from 'vitest';
import { isShortForm, longFormOf } from '../../../src/topics/terms/short-forms.js';

function longForm(short: string, text: string): string | undefined {
  const words = text.split(' ');
  const range = longFormOf(short, words);
  return range && words.slice(range.from, range.to).join(' ');
}

describe('short forms', () => {
  test.each([
    ['HMM', 'we train hidden markov models', 'hidden markov models'],
    ['MoE', 'of the sparse Mixture of Experts', 'Mixture of Experts'],
    ['MoE', 'sparsely gated Mixture of Experts networks', 'Mixture of Experts'],
    ['E3', 'an Efficient Ensemble of Experts', 'Efficient Ensemble of Experts'],
    ['VTAB', 'the Visual Task Adaptation Benchmark', 'Visual Task Adaptation Benchmark'],
    // Letters within words, as Schwartz and Hearst allow them.
    ['TTF-1', 'the thyroid transcription factor 1', 'thyroid transcription factor 1'],
    ['ViT', 'a plain Vision Transformer', 'Vision Transformer'],
    ['DET', 'a dependency tree', 'dependency tree'],
    ['DET', 'a tree of dependencies', undefined],
    ['XYZ', 'some other words', undefined],
    // Only the first letter has to begin a word, and not every word before it counts.
    ['AB', 'a b c d e f g absolute bound', 'absolute bound'],
  ])('%s in "%s"', (short, text, expected) => {
    expect(longForm(short, text)).toBe(expected);
  });

  test('are told from other parentheses by their spelling', () => {
    expect(['MoE', 'T5', 'VTAB', 'word2vec'].filter((text) => !isShortForm(text))).toEqual([]);
    expect(['above', 'Paris', '2022', 'x', 'ABCDEFGHIJKL', 'see'].filter(isShortForm)).toEqual([]);
  });
});
