import { describe, expect, test } from 'vitest';
import { findIntroductions } from '../../../src/topics/terms/introductions.js';
import { plainText } from '../../../src/topics/terms/plain-text.js';
import { tokenize } from '../../../src/topics/terms/tokens.js';

function introduced(title: string, abstract?: string): string[] {
  const found = findIntroductions(tokenize(plainText(title)), abstract ? tokenize(plainText(abstract)) : null);
  return found.map(({ name, kind, longForm }) =>
    [name, kind ?? 'unknown', ...(longForm ? [longForm] : [])].join(' | '),
  );
}

describe('names that a paper introduces', () => {
  test.each([
    ['by the title', 'GraPe: A Parser for Wine Lists', undefined, ['GraPe | SYSTEM']],
    ['by a title with a long form', 'Fast Grape Parsing (FaGraP): Wine at Speed', undefined, []],
    [
      'with a long form of a system',
      'Tiny Grape Transformer (TiGraT): Wine at Speed',
      undefined,
      ['TiGraT | SYSTEM | Tiny Grape Transformer'],
    ],
    ['behind the colon', 'Sip by Sip: GraPe, a Parser for Wine Lists', undefined, ['GraPe | SYSTEM']],
    ['before the colon', 'Reading Wine Lists with GraPe: the Grape Parser', undefined, ['GraPe | SYSTEM']],
    ['with a version', 'Grape 2.5: Better Wine', undefined, ['Grape 2.5 | unknown']],
    ['by the abstract', 'On Wine', 'We present WineQA, a data set of questions on wine.', ['WineQA | DATASET']],
    [
      'as a corpus',
      'On Wine',
      'In this paper, we introduce a new corpus called WineBank for parsing.',
      ['WineBank | DATASET'],
    ],
    [
      'by its head',
      'On Wine',
      'Finally, we discuss limits and introduce a synthetic dataset WI-Score we use here.',
      ['WI-Score | DATASET'],
    ],
    [
      'as a benchmark',
      'On Wine',
      'We propose the Grand Wine Tasting Benchmark (GWTB), which is hard.',
      ['GWTB | BENCHMARK | Grand Wine Tasting Benchmark'],
    ],
    [
      'by what the authors call it',
      'On Wine',
      'We use a simple recipe that we call Grape Transfer (GraT) here.',
      ['GraT | SYSTEM | Grape Transfer'],
    ],
    ['as a variant', 'On Wine', 'We train a large, 4-billion parameter ViT (ViT-g) on wine.', ['ViT-g | unknown']],
    [
      'by ordinary words that title and abstract have',
      'Grape Pressing: Wine from Juice',
      'We propose grape pressing - a simple way to make wine.',
      ['Grape Pressing | unknown'],
    ],
    [
      'with a number in parentheses before its head',
      'On Wine',
      'We build WineRED, a large (119,474 examples) relation extraction dataset.',
      ['WineRED | DATASET'],
    ],
    [
      'as a benchmark and a platform',
      'GLUG: A Multi-Task Benchmark and Analysis Platform for Wine',
      undefined,
      ['GLUG | BENCHMARK'],
    ],
    [
      'and calls it a corpus later',
      'WineTalk: Voices of the Cellar',
      'Cellars are loud. The WineTalk corpus has voices.',
      ['WineTalk | DATASET'],
    ],
    [
      'and says how much is in it',
      'WineTalk: Voices of the Cellar',
      'Cellars are loud. WineTalk consists of 5,000 annotated voices.',
      ['WineTalk | DATASET'],
    ],
    [
      'with a list of what it is like',
      'WIB-200: A Simple, Inclusive, and Big Evaluation Dataset for Wine in 200+ Valleys',
      undefined,
      ['WIB-200 | DATASET'],
    ],
    [
      'as a suite of tests',
      'On Wine',
      'We present GrapeCheck, a test suite for parsers of wine lists.',
      ['GrapeCheck | BENCHMARK'],
    ],
    ['as a test set', 'On Wine', 'We introduce GrapeCheck, a new test set of wine lists.', ['GrapeCheck | BENCHMARK']],
    ['as the subject', 'On Wine', 'This paper introduces WineBERT, a model for wine.', ['WineBERT | SYSTEM']],
  ])('%s', (_, title, abstract, expected) => {
    expect(introduced(title, abstract)).toEqual(expected);
  });

  test.each([
    ['mentions', 'On Wine', 'We evaluate BERT and RoBERTa on SuperGLUE and beat GPT-4 by 3 points.'],
    ['a method in general', 'On Wine', 'We propose a convolutional neural network (CNN) for wine.'],
    ['plurals', 'On Wine', 'We present Large Language Models (LLMs) with wine lists.'],
    ['tasks', 'On Wine', 'We introduce Open Wine Stance Detection (OWSD) as a task.'],
    ['ordinary words before a colon', 'Summarization: A Survey', 'We survey the field.'],
    ['shared tasks', 'GrapeTeam at WineEval-2019 Task 3: Ensembles for Wine', 'We describe our submission.'],
    ['the team that takes part', 'GrapeTeam at WineEval-2019: Grapes', 'We present GrapeTeam, a team.'],
    ['compounds', 'BERT-based Parsing: A Study', 'We use BERT-based parsers.'],
    ['nothing', '', ''],
  ])('not %s', (_, title, abstract) => {
    expect(introduced(title, abstract)).toEqual([]);
  });
});
