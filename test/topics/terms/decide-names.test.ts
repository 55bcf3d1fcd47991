import { describe, expect, test } from 'vitest';
import { type PaperText, TopicExtraction } from '../../../src/topics/terms/extract-topics.js';

const paper = (date: string, title: string, abstract: string | null = null): PaperText => {
  return { key: `${date} ${title}`, title, abstract, date };
};
const many = (count: number, date: string, title: string, abstract: string) =>
  Array.from({ length: count }, (_, at) => paper(date, `${title} ${at}`, abstract));

/** 'label | kind | title of the paper that introduced it' of what is no term, in papers and in their reverse. */
function namesOf(papers: readonly PaperText[]): string[] {
  const [found, reversed] = [papers, papers.toReversed()].map((list) => {
    const extraction = new TopicExtraction();
    for (const one of list) extraction.add(one);
    return extraction
      .finish()
      .topics.filter(({ kind }) => kind !== 'TERM')
      .map(
        ({ label, kind, introducedBy }) =>
          `${label} | ${kind} | ${introducedBy === null ? '-' : list[introducedBy]?.title}`,
      );
  });
  expect(reversed).toEqual(found);
  return found as string[];
}

describe('names that were introduced, in the light of the other papers', () => {
  test('are not the short forms of what many write in lower case', () => {
    const first = paper('2015-06', 'On Cellars', 'We propose the Grape Mover Distance (GMD), a measure of wine.');
    const alone = [first, ...many(1, '2016-06', 'Taste', 'We use GMD.')];
    expect(namesOf(alone)).toEqual(['GMD | SYSTEM | On Cellars']);
    const concept = [first, ...many(4, '2016-06', 'Taste', 'We use the grape mover distance here.')];
    expect(namesOf(concept)).toEqual([]);
  });

  test('are not the short forms of what earlier papers have in full', () => {
    const late = paper('2015-06', 'On Cellars', 'We present the Amazon Grape Turk (AGT), a platform for wine.');
    expect(namesOf([late])).toEqual(['AGT | SYSTEM | On Cellars']);
    expect(namesOf([paper('2010', 'With Amazon Grape Turk'), late])).toEqual([]);
  });

  test('keep a name of their own where only its long form is a concept', () => {
    const papers = [
      paper('2015-06', 'CoGraF: Coarse Grape Finding', 'We present CoGraF (Coarse Grape Finding), a model.'),
      ...many(4, '2016-06', 'Taste', 'A model of coarse grape finding is good. We use CoGraF.'),
    ];
    const extraction = new TopicExtraction();
    for (const one of papers) extraction.add(one);
    const { topics, links } = extraction.finish();
    const at = topics.findIndex(({ label }) => label === 'CoGraF');
    expect(topics[at]).toMatchObject({ kind: 'SYSTEM', aliases: [], introducedBy: 0 });
    expect([...links.topics].filter((topic) => topic === at)).toHaveLength(5);
  });

  test('are introduced by nobody where most papers mean something else', () => {
    const first = paper('2015-06', 'On Cellars', 'We present Deep Ripe Grape (DRG), a model.');
    const others = many(3, '2016-06', 'Taste', 'Wine from Dull Red Glasses (DRG) is bad.');
    expect(namesOf([first, ...others])).toEqual(['DRG | SYSTEM | -']);
  });

  test('are introduced by nobody where they come up long after, in papers that mean something else', () => {
    const first = paper('1994-03', 'PEGRAPE: A Spoken Interface to Cellars', 'We describe PEGRAPE, a system for wine.');
    const early = many(20, '1996', 'Old Wine', 'We taste old wine.');
    const late = many(8, '2020', 'New Wine', 'We taste new wine with PEGRAPE.');
    expect(namesOf([first, ...early, ...late])).toEqual(['PEGRAPE | SYSTEM | -']);
    const used = many(6, '1996', 'Used Wine', 'We taste old wine with PEGRAPE.');
    expect(namesOf([first, ...early, ...used, ...late])).toEqual([
      'PEGRAPE | SYSTEM | PEGRAPE: A Spoken Interface to Cellars',
    ]);
  });

  test('are introduced by nobody where a later title gives them to something else that most papers mean', () => {
    const first = paper('2008', 'GRAPE: A Modular Press for Wine', 'We present GRAPE, a system.');
    const used = many(4, '2010', 'Used', 'We press with GRAPE.');
    const other = paper('2020', 'GRAPE: Learning to Read Labels', 'We present GRAPE, a model.');
    const late = many(6, '2021', 'Reading', 'We read with GRAPE.');
    const toolkit = 'GRAPE | SYSTEM | GRAPE: A Modular Press for Wine';
    expect(namesOf([first, ...used, other, ...late])).toEqual(['GRAPE | SYSTEM | -']);
    expect(namesOf([first, ...used, ...late])).toEqual([toolkit]);
    // Most papers still mean the first one, and a title that shares a word brings the same thing again.
    expect(namesOf([first, ...used, other, ...late.slice(0, 3)])).toEqual([toolkit]);
    const again = paper('2020', 'GRAPE: The Press after Ten Years', 'We present GRAPE, a system.');
    expect(namesOf([first, ...used, again, ...late])).toEqual([toolkit]);
  });

  test('are introduced by none of the papers of a shared task', () => {
    const task = paper('2023-07', 'Grapes at Work', 'We present WiDOS, a task on wine, and our model.');
    const beside = many(4, '2023-07', 'Other Grapes', 'Our model for WiDOS is good.');
    expect(namesOf([task, ...beside.slice(0, 3)])).toEqual(['WiDOS | SYSTEM | Grapes at Work']);
    expect(namesOf([task, ...beside])).toEqual(['WiDOS | SYSTEM | -']);
    const titled = paper('2023-07', 'WiDOS: A Benchmark of Wine', 'We present WiDOS.');
    expect(namesOf([titled, ...beside])).toEqual(['WiDOS | BENCHMARK | WiDOS: A Benchmark of Wine']);
  });

  test('are no teams', () => {
    const papers = [
      paper('2019-06', 'GrapeLab at WineEval-2019 Task 3: Taste', 'We taste.'),
      paper('2020-06', 'GrapeLab: Effective Tasting', 'We describe GrapeLab, our system.'),
    ];
    expect(namesOf(papers)).toEqual([]);
    expect(namesOf(papers.slice(1))).toEqual(['GrapeLab | SYSTEM | GrapeLab: Effective Tasting']);
  });

  test('are of the kind that most papers call them', () => {
    const first = paper('2015-06', 'WiNotes: The Whole Solution', 'We present WiNotes.');
    expect(namesOf([first])).toEqual(['WiNotes | SYSTEM | WiNotes: The Whole Solution']);
    expect(namesOf([first, ...many(2, '2016', 'Taste', 'We use the WiNotes corpus.')])).toEqual([
      'WiNotes | DATASET | WiNotes: The Whole Solution',
    ]);
    const model = paper('2015-06', 'WineBERT: Pretraining and Benchmarks of Wine', 'We present WineBERT.');
    expect(namesOf([model, ...many(4, '2016', 'Taste', 'The WineBERT model is good.')])).toEqual([
      'WineBERT | SYSTEM | WineBERT: Pretraining and Benchmarks of Wine',
    ]);
  });

  test('of two spellings are no ordinary word', () => {
    const papers = [
      paper('2015', 'PACEX: A Parser', 'We present PACEX, a parser.'),
      paper('2016', 'PaCeX: A Parser Again', 'We present PaCeX, a parser.'),
      ...many(3, '2017', 'Taste', 'We keep the pacex of wine.'),
    ];
    const extraction = new TopicExtraction();
    for (const one of papers) extraction.add(one);
    const { topics, links } = extraction.finish();
    const at = topics.findIndex(({ label }) => label === 'PACEX');
    expect(topics[at]?.aliases).toEqual(['PaCeX']);
    expect([...links.topics].filter((topic) => topic === at)).toHaveLength(2);
  });
});
