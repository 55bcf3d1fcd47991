import { describe, expect, test } from 'vitest';
import { foldWord } from '../../../src/topics/terms/fold-word.js';
import { plainText } from '../../../src/topics/terms/plain-text.js';
import { gaps, tokenize } from '../../../src/topics/terms/tokens.js';

const wordsOf = (text: string) => tokenize(plainText(text)).words;

describe('the words of a text', () => {
  test.each([
    ["Mixture-of-Experts aren't new.", ['Mixture', 'of', 'Experts', "aren't", 'new']],
    ['Gemini 2.5, 1,000 GPUs', ['Gemini', '2.5', '1', '000', 'GPUs']],
    ["the model's l'analyse d'un texte", ['the', 'model', 'l', 'analyse', 'd', 'un', 'texte']],
    ['snake_case _emphasis_', ['snake_case', 'emphasis']],
    ['机器翻译的评价', ['机器', '翻译', '的', '评价']],
    ['Анализ тональности', ['Анализ', 'тональности']],
    ['naïve Bayes', ['naïve', 'Bayes']],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test('what stands between them is kept', () => {
    const { before, after } = tokenize('State-of-the-art (SOTA): a test, no more');
    expect(before).toEqual([gaps.STOP, 1, 1, 1, gaps.OPEN, gaps.CLOSE | gaps.COLON, 0, gaps.COMMA, 0]);
    expect(after).toBe(gaps.STOP);
  });

  test.each([
    ['E$^3$ and top-$k$', 'E3 and top-k'],
    ['$\\alpha$-divergence', 'alpha-divergence'],
    ['a {\\bf bold} \\emph{word} \\cite{x12}', 'a bold word |'],
    ['x $\\sum_{i=1}^n f(x_i) \\geq 0$ y', 'x | y'],
    ['<i>in vitro</i> &amp; more', 'in vitro & more'],
    ['code at https://example.org/x?y=1 now', 'code at | now'],
    ['plain words stay', 'plain words stay'],
  ])('TeX, markup and addresses leave no words: %s', (text, plain) => {
    expect(plainText(text).replace(/\s+/g, ' ').trim()).toBe(plain);
  });

  test.each([
    [['MoE', 'MoEs', 'moe'], 'moe'],
    [['Experts', 'expert'], 'expert'],
    [['corpus', 'Corpora', 'corpora'], 'corpus'],
    [['Summarisation', 'summarization'], 'summarization'],
    [['Labelling', 'labeling'], 'labeling'],
    [['analysis', 'analyses'], 'analysis'],
    [['bias'], 'bia'],
    [['class', 'classes'], 'class'],
    [['constructor'], 'constructor'],
    [['Réseau'], 'reseau'],
  ])('%s are one word', (words, folded) => {
    expect(new Set(words.map(foldWord))).toEqual(new Set([folded]));
  });
});
