/**
 * What topics are worth and what they cost: precision and recall of the names that papers are said to introduce, over
 * papers that were labelled by hand, and time and memory of an extraction. Run: npm run bench -- topics [FOLDER]
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type PaperText, TopicExtraction } from '../../src/topics/terms/extract-topics.js';
import {
  introductionFigures,
  labelledIntroductions,
  labelledKinds,
  readLabelledPapers,
  readPapers,
  textOf,
} from './introduction-figures.js';

const acl = fileURLToPath(new URL('../../../shared/data/acl-anthology/data/xml', import.meta.url));
const [folder = acl] = process.argv.slice(2);

if (existsSync(acl)) {
  const figures = introductionFigures(await readLabelledPapers(acl), labelledIntroductions);
  const { papers, labelled, found, right, precision, recall, wrong, missed } = figures;
  console.log(
    `names introduced by ${papers} papers of the ACL Anthology: ${found} found, ${right} of ${labelled} labelled`,
  );
  console.log(`  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}`);
  console.log(`  wrong:  ${wrong.join(', ') || 'none'}\n  missed: ${missed.join(', ') || 'none'}`);
  console.log(
    `  of the right kind: ${figures.rightKinds} of ${right} (wrong: ${figures.wrongKinds.join(', ') || 'none'})`,
  );
  const kinds = introductionFigures(await readLabelledPapers(acl, labelledKinds), labelledKinds);
  console.log(`system, data set or benchmark, of names drawn at random: ${kinds.rightKinds} of ${kinds.right} right`);
  console.log(`  wrong: ${kinds.wrongKinds.join(', ') || 'none'}`);
} else console.log(`left out: labelled papers, because ${acl} isn't there`);

if (existsSync(folder)) await extract(folder);
else console.log(`left out: the extraction, because ${folder} isn't there`);

async function extract(path: string): Promise<void> {
  const papers: PaperText[] = [];
  for await (const record of readPapers([path])) papers.push({ ...textOf(record), key: String(papers.length) });
  const abstracts = papers.filter(({ abstract }) => abstract !== null).length;
  console.log(`\nextraction of ${papers.length} papers, ${abstracts} with abstracts`);
  let begun = process.cpuUsage();
  let wall = performance.now();
  let stage = 'read';
  const lap = (next: string) => {
    const { user, system } = process.cpuUsage(begun);
    const seconds = ((performance.now() - wall) / 1000).toFixed(1);
    const memory = Math.round(process.memoryUsage().rss / 1e6);
    console.log(`  ${stage.padEnd(10)} ${((user + system) / 1e6).toFixed(1)} s CPU, ${seconds} s, ${memory} MB`);
    begun = process.cpuUsage();
    wall = performance.now();
    stage = next;
  };
  const extraction = new TopicExtraction();
  for (const paper of papers) extraction.add(paper);
  const { topics, links, relations } = extraction.finish({ onStage: lap });
  lap('');
  console.log(`  ${topics.length} topics, ${links.papers.length} links, ${relations.scores.length} relations`);
}
