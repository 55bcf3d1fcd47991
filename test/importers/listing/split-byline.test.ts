import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NameEvidence } from '../../../src/importers/listing/name-likelihood.js';
import { readHeading, splitByline } from '../../../src/importers/listing/split-byline.js';

const nothing: NameEvidence = { knownNames: new Set(), words: new Set(), repeats: new Map() };

/** Titles by how they end: the hard part of a boundary. */
const titles = [
  'PaLI: A Jointly-Scaled Multilingual Language-Image Model',
  'Multimodal Contrastive Learning with LIMoE',
  "Patch n' Pack: NaViT, a Vision Transformer for any Resolution",
  'Fast, Differentiable and Sparse Top-k',
  'A versatile 3B VLM for transfer',
  'Sparse Mixtures for VQA',
  'Question Answering over Tables with SQL',
  'What Do We Know about GANs',
  'Probing the Layers of GPT-4',
  'Scaling Vision to 22B',
  'Lessons from WMT 2019',
  'Which Model to Transfer?',
  'Attention, Please!',
  'Big Transfer (BiT)',
  'Object Detection [Extended Abstract]',
  'A Theory of “Understanding”',
  'Pretraining on ImageNet',
  'Inverse Rendering with NeRF',
  'Folding Proteins with AlphaFold',
  'Spoken Dialogue in McDonald’s Restaurants',
  'Notes on the Zorbian xelp',
  'Vitamin D',
  'World War II',
  'Fine-tuning RoBERTa',
  'Deep Learning on a Mac',
  'Segmentation',
];

/** First authors by what is hard in their names. */
const firstAuthors = [
  'Xi Chen',
  'Anna Lee',
  'Ivan Petrov',
  'Van Nguyen',
  'Michael E. Sander',
  'J. K. Rowland',
  'A. B. Smith',
  'J.-P. Moreau',
  'M Smith',
  'Édouard Blanc',
  'Óscar Núñez',
  'Øyvind Hansen',
  'Ludwig van der Berg',
  'van der Berg',
  'María de la Cruz',
  'de Souza Pedro',
  "Silvia D'Angelo",
  "D'Angelo Russell",
  'Kevin O’Neil',
  'Jean-Pierre Dupont',
  'James Lee-Thorp',
  'Ronald McDonald',
  'Terrance DeVries',
  'Yann LeCun',
  'McKenzie Jones',
  'DeShawn Carter',
  'KaiMing He',
  'JoAnn Miller',
  'AJ Piergiovanni',
  'André Susano Pinto',
  'Martin King Jr.',
  'Zeynep Çelik',
  'Quixla Brontu',
  'Gemini Team',
  'OpenAI',
  '王伟',
  '欧阳修文',
];

const others = [[], ['Xiao Wang'], ['B. C. Jones', 'D. Müller'], ['ChengXiang Zhai', 'Yun Lu']];

function decide(
  title: string,
  names: readonly string[],
  end: string,
): { isRight: boolean; isSure: boolean; isAmong: boolean } {
  const decision = splitByline(readHeading(title + names.join(', ') + end), nothing);
  const isRight = decision.title === title && decision.names.join('|') === names.join('|');
  const isAmong = isRight || decision.alternatives.some((other) => other.title === title);
  return { isRight, isSure: decision.doubt === null, isAmong };
}

describe('splitByline', () => {
  it('is right or says that it is not sure, for every title, first author and rest', () => {
    const counts = { all: 0, right: 0 };
    const wrong: string[] = [];
    for (const title of titles) {
      for (const first of firstAuthors) {
        for (const rest of others) {
          const end = rest.length === 2 ? ' et al.' : '';
          const { isRight, isSure, isAmong } = decide(title, [first, ...rest], end);
          counts.all++;
          if (isSure && isRight) counts.right++;
          if (isSure && !isRight) wrong.push(`${title}|${[first, ...rest].join(', ')}${end}`);
          if (!isAmong && !isSure) wrong.push(`not among: ${title}|${[first, ...rest].join(', ')}${end}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    // These lists are hard on purpose: of real titles and names, 96 of 100 and more are decided.
    expect(counts.right / counts.all).toBeGreaterThan(0.55);
  });

  it('decides more than nine in ten of ordinary titles and names', () => {
    const plainTitles = titles.slice(0, 19);
    const plainAuthors = [
      'Xi Chen',
      'Anna Lee',
      'Michael E. Sander',
      'J. K. Rowland',
      'Édouard Blanc',
      'Ludwig van der Berg',
      "Silvia D'Angelo",
      'Jean-Pierre Dupont',
      'Ronald McDonald',
      'Yann LeCun',
      'André Susano Pinto',
    ];
    let right = 0;
    for (const title of plainTitles)
      for (const first of plainAuthors) right += Number(decide(title, [first, 'Bob Smith'], ' et al.').isSure);
    expect(right / (plainTitles.length * plainAuthors.length)).toBeGreaterThan(0.9);
  });

  it('keeps every letter, whatever the line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { title, names } = splitByline(readHeading(text), nothing);
        const letters = (value: string): string => value.replace(/[^\p{L}\p{N}]/gu, '');
        // 'and' before the last name and 'et al.' after it are no names.
        fc.pre(!/\band |et al/u.test(text));
        expect(letters(title + names.join(''))).toBe(letters(readHeading(text).text));
      }),
    );
  });
});

describe('evidence', () => {
  it('of a known name decides what shape alone does not', () => {
    const heading = readHeading('On Zorbian XelpsQuixla Brontu');
    expect(splitByline(heading, nothing).doubt).toContain('too little like a name');
    expect(splitByline(heading, { ...nothing, knownNames: new Set(['quixla brontu']) }).doubt).toBeNull();
    expect(splitByline(heading, { ...nothing, repeats: new Map([['quixla brontu', 2]]) }).doubt).toBeNull();
  });
});

describe('readHeading', () => {
  it.each([
    ['TitleA B, C D et al. · x, y-z', { text: 'TitleA B, C D', isComplete: false, organizations: ['x', 'y-z'] }],
    ['TitleA B · x', { text: 'TitleA B', isComplete: true, organizations: ['x'] }],
    ['TitleA B, et al.', { text: 'TitleA B', isComplete: false, organizations: [] }],
    ['One · TwoA B, C D et al.', { text: 'One · TwoA B, C D', isComplete: false, organizations: [] }],
  ])('%s', (line, heading) => {
    expect(readHeading(line)).toEqual(heading);
  });
});
