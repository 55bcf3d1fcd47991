import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ExtractedTopics, type PaperText, TopicExtraction } from '../../../src/topics/terms/extract-topics.js';
import { linkPapers } from '../../../src/topics/terms/link-papers.js';
import { topicPlaces } from '../../../src/topics/terms/link-topics.js';
import { hasListing, readListing } from './read-listing.js';

function extract(papers: readonly PaperText[]): ExtractedTopics {
  const extraction = new TopicExtraction();
  for (const paper of papers) extraction.add(paper);
  return extraction.finish();
}

/** Topics with the titles of their papers, readable and independent of numbers. */
function readable({ topics, links, relations }: ExtractedTopics, papers: readonly PaperText[]) {
  const found = topics.map((topic) => ({
    ...topic,
    introducedBy: topic.introducedBy === null ? null : (papers[topic.introducedBy]?.key ?? ''),
    papers: [] as string[],
    broader: [] as string[],
  }));
  links.papers.forEach((paper, at) => {
    const place = links.places[at] === topicPlaces.TITLE ? 'TITLE' : 'ABSTRACT';
    found[links.topics[at] as number]?.papers.push(`${papers[paper]?.key} ${place} ${links.scores[at]}`);
  });
  relations.scores.forEach((score, at) => {
    found[relations.narrower[at] as number]?.broader.push(`${topics[relations.broader[at] as number]?.label} ${score}`);
  });
  for (const topic of found) topic.papers.sort();
  return found;
}

const paper = (title: string, abstract: string | null = null, date: string | null = null): PaperText => {
  return { key: title, title, abstract, date };
};

describe('topics of a corpus', () => {
  test('one topic however it is spelled, with its other names', () => {
    const papers = [
      paper('Mixtures of Vintners', 'A mixture of vintners (MoV) makes wine. Many MoVs are sparse.'),
      paper('Mixture-of-Vintners at Work', 'The mixture-of-vintners layer helps.'),
      paper('MoV', 'We look at the mixture of vintners again.'),
      paper('Other Wine', 'We taste MoVs.'),
    ];
    const [topic] = readable(extract(papers), papers).filter(({ label }) => label === 'mixture of vintners');
    expect(topic).toMatchObject({
      kind: 'TERM',
      aliases: ['MoV', 'MoVs', 'mixture-of-vintners', 'mixtures of vintners'],
      introducedBy: null,
    });
    expect(topic?.papers).toEqual([
      'Mixture-of-Vintners at Work TITLE 0.6667',
      'Mixtures of Vintners TITLE 0.75',
      'MoV TITLE 0.6667',
      'Other Wine ABSTRACT 0.3333',
    ]);
    expect(extract(papers).topics.filter(({ label }) => /mov|vintner/i.test(label))).toHaveLength(1);
  });

  describe('a short form that no paper defines', () => {
    const titles = [
      'Mixtures of Vintners at Work',
      'Sparse MoVs meet Barrels',
      'Barrels',
      'LimoMoV: A Mixture of Vintners',
    ];
    const aliasesOf = (all: readonly string[]) => {
      const papers = all.map((title) => paper(title));
      const [topic] = readable(extract(papers), papers).filter(({ label }) => label === 'mixture of vintners');
      return { aliases: topic?.aliases, papers: topic?.papers.map((text) => text.replace(/ TITLE.*/, '')) };
    };

    test('is the one term whose initials it is, small words in lower case, where some title has both', () => {
      const { aliases, papers } = aliasesOf(titles);
      expect(aliases).toContain('MoV');
      expect(papers).toEqual(titles.filter((title) => title !== 'Barrels').sort());
      expect(aliasesOf(titles.toReversed()).aliases).toEqual(aliases);
    });

    test('is nothing where no title has both', () => {
      expect(aliasesOf([...titles.slice(0, 3), 'A Mixture of Vintners']).aliases).not.toContain('MoV');
    });

    test('is nothing where another term has the same initials', () => {
      const others = ['A Museum of Vessels', 'The Museum of Vessels Again'];
      expect(aliasesOf([...titles, ...others]).aliases).not.toContain('MoV');
    });

    test('is what a paper says where one defines it, and nothing where it is all in capitals', () => {
      const defining = 'Methods of Vinification (MoV)';
      expect(aliasesOf([...titles, defining]).aliases).not.toContain('MoV');
      const capitals = titles.map((title) => title.replace('MoV', 'MV').replace(' of ', ' '));
      const papers = capitals.map((title) => paper(title));
      const all = readable(extract(papers), papers);
      expect(all.find(({ label }) => label === 'mixture vintners')?.aliases ?? []).not.toContain('MV');
    });
  });

  test('what mostly papers without authors have is furniture of volumes, unless most papers have none', () => {
    const papers = [
      'Author Index',
      'Author Index: Volume 2',
      'Reading an Author Index',
      'Dry Wine',
      'Dry Wine Again',
    ].map((title) => ({ ...paper(title), hasAuthors: !title.startsWith('Author') }));
    const labels = (list: readonly PaperText[]) => extract(list).topics.map(({ label }) => label);
    expect(labels(papers)).toEqual(['dry wine']);
    expect(labels(papers.map((one) => ({ ...one, hasAuthors: true })))).toEqual(['author index', 'dry wine']);
    expect(labels(papers.map((one) => ({ ...one, hasAuthors: false })))).toEqual(['author index', 'dry wine']);
  });

  test('no term begins with a stop word of the language that other texts of the corpus are in', () => {
    const french =
      'Nous avons un lexique, un corpus de textes et un outil dans un cadre pour la langue et pour un modèle.';
    const papers = [
      ...['Annoter un corpus', 'Explorer un corpus', 'Wine war', 'Wine war again'].map((title) => paper(title)),
      paper('Étude', french),
      paper('Spiel', 'Das war ein Spiel für die Kinder, und es war nicht so wie bei den anderen in der Schule.'),
      paper('More war', 'We look at war and peace, as the war went on, and after the war.'),
    ];
    const labels = extract(papers).topics.map(({ label }) => label);
    expect(labels).not.toContain('un corpus');
    expect(labels).toContain('wine war');
    const [first, second, ...others] = papers as [PaperText, PaperText, ...PaperText[]];
    const withoutFrench = extract([first, second, ...others.filter(({ title }) => title !== 'Étude')]);
    expect(withoutFrench.topics.map(({ label }) => label)).toContain('un corpus');
  });

  test('no boilerplate, no filler, no markup', () => {
    const boilerplate = `Copyright 2020 The Authors. All rights reserved. In proceedings of the conference. Extensive
      experiments show state-of-the-art results. In this paper, our proposed method achieves significant improvements. <b>See</b>
      $\\frac{a}{b}$ at https://example.org/paper. We publish our code.`;
    const papers = Array.from({ length: 6 }, (_, at) => paper(`Grape study ${at}`, boilerplate));
    const labels = extract(papers).topics.map(({ label }) => label);
    expect(labels.join(', ')).not.toMatch(
      /copyright|rights|proceedings|experiment|art|result|method|improvement|frac|http|example|code|paper/i,
    );
  });

  test('titles of other languages stand beside English ones', () => {
    const papers = [
      paper('Reconnaissance de la parole spontanée en français', null),
      paper('Un système pour la reconnaissance de la parole', null),
      paper('基于神经网络的机器翻译', null),
      paper('神经网络与机器翻译的评价', null),
      paper('Анализ тональности текстов', null),
      paper('Ein Verfahren zur Satzgliederung', null),
      paper('', ''),
      paper('🍇 𝒢rapes', null),
    ];
    const labels = extract(papers).topics.map(({ label }) => label);
    expect(labels).toContain('reconnaissance de la parole');
    expect(labels).toContain('机器翻译');
  });

  test('a name belongs to the paper that brings it, and to those that mention it as it is spelled', () => {
    const papers = [
      paper('VinO: A Parser for Wine', 'VinO is a parser.', '2020-05'),
      paper('Wine again', 'We compare VinO with others. Vino is drunk.', '2021'),
      paper('Wine and vino', 'No parser here.', '2021'),
      paper('OldWine: A Corpus', 'OldWine is a corpus.', '2021-01'),
      paper('Before', 'We use OldWine.', '2015'),
    ];
    const found = readable(extract(papers), papers);
    expect(found.find(({ label }) => label === 'VinO')).toMatchObject({
      kind: 'SYSTEM',
      introducedBy: 'VinO: A Parser for Wine',
      papers: ['VinO: A Parser for Wine TITLE 0.6667', 'Wine again ABSTRACT 0.3333'],
    });
    // A paper of an earlier year has the name: it is not new.
    expect(found.find(({ label, kind }) => label === 'OldWine' && kind !== 'TERM')).toBeUndefined();
  });

  test('the order of the papers changes nothing, and known topics are found again', () => {
    const words = [
      'sparse',
      'mixture of vintners',
      'MoV',
      'wine lists',
      'GraPe: a parser.',
      'We present GraPe, a parser.',
      'of',
      'the grape corpus (TGC)',
      'deep wine',
    ];
    const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(' '));
    const texts = fc.array(
      fc.record({ title: text, abstract: fc.option(text), year: fc.integer({ min: 2000, max: 2005 }) }),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(texts, fc.integer(), (list, seed) => {
        const papers = list.map(({ title, abstract, year }, at) => ({
          key: `p${at}`,
          title,
          abstract,
          date: String(year),
        }));
        const shuffled = fc.sample(fc.shuffledSubarray(papers, { minLength: papers.length }), {
          numRuns: 1,
          seed,
        })[0] as PaperText[];
        const found = extract(papers);
        expect(readable(extract(shuffled), shuffled)).toEqual(readable(found, papers));
        expect(linkPapers(found.topics, papers)).toEqual(found.links);
      }),
      { numRuns: 60 },
    );
  });
});

describe.skipIf(!hasListing)('topics of the listing (left out where ../shared/data is absent)', () => {
  const introductions: Record<string, string> = {
    PaLI: 'PaLI: A Jointly-Scaled Multilingual Language-Image Model',
    'ViT-e': 'PaLI: A Jointly-Scaled Multilingual Language-Image Model',
    'ViT-22B': 'Scaling Vision Transformers to 22 Billion Parameters',
    PaliGemma: 'PaliGemma: A versatile 3B VLM for transfer',
    LIMoE: 'Multimodal Contrastive Learning with LIMoE: the Language-Image Mixture of Experts',
    'Soft MoE': 'From Sparse to Soft Mixtures of Experts',
    NaViT: "Patch n' Pack: NaViT, a Vision Transformer for any Aspect Ratio and Resolution",
    'Sparse Upcycling': 'Sparse Upcycling: Training Mixture-of-Experts from Dense Checkpoints',
    PatchMerger: 'Learning to Merge Tokens in Vision Transformers',
    E3: 'Sparse MoEs meet Efficient Ensembles',
    'V-MoE': 'Scaling Vision with Sparse Mixture of Experts',
    'SI-Score': 'On Robustness and Transferability of Convolutional Neural Networks',
    BiT: 'Big Transfer (BiT): General Visual Representation Learning',
    VTAB: 'A Large-scale Study of Representation Learning with the Visual Task Adaptation Benchmark',
    'Gemini 2.5':
      'Gemini 2.5: Pushing the Frontier with Advanced Reasoning, Multimodality, Long Context, and Next Generation Agentic Capabilities',
  };

  test('finds what each paper introduced, and takes nothing that is merely mentioned for introduced', async () => {
    const papers = await readListing();
    const found = extract(papers);
    const named = found.topics.filter(({ kind }) => kind !== 'TERM');
    const introduced = named.map(({ label, introducedBy }) => [label, papers[introducedBy ?? -1]?.title]);
    expect(Object.fromEntries(introduced)).toEqual(introductions);
    const kinds = Object.fromEntries(named.map(({ label, kind }) => [label, kind]));
    expect(kinds).toMatchObject({ VTAB: 'BENCHMARK', 'SI-Score': 'DATASET', PaLI: 'SYSTEM', E3: 'SYSTEM' });
  });

  test('has mixture of experts as one topic over its papers, above the sparse ones', async () => {
    const papers = await readListing();
    const found = readable(extract(papers), papers);
    const mixture = found.filter(({ label, aliases }) =>
      [label, ...aliases].some((name) => /^(moes?|mixtures?[ -]of[ -]experts)$/i.test(name)),
    );
    expect(mixture).toHaveLength(1);
    expect(mixture[0]).toMatchObject({ label: 'mixture of experts', kind: 'TERM' });
    expect(mixture[0]?.aliases).toEqual(
      expect.arrayContaining(['MoE', 'MoEs', 'mixture-of-experts', 'mixtures of experts']),
    );
    expect(mixture[0]?.papers).toHaveLength(9);
    const sparse = found.find(({ label }) => label === 'sparse mixture of experts');
    expect(sparse?.broader).toEqual(['mixture of experts 1']);
    const labels = found.map(({ label }) => label.toLowerCase());
    for (const label of ['transfer learning', 'vision transformer', 'representation learning', 'imagenet'])
      expect(labels).toContain(label);
    expect(labels.filter((label) => /experiment|paper|result|art$/.test(label))).toEqual([]);
  });
});
