/** B³ figures of author disambiguation over labelled mentions, beside two baselines. Run: npm run bench -- identity */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { aclMentions } from './acl-mentions.js';
import { clusterAll, decideInBatches } from './author-stages.js';
import { bCubed } from './b-cubed.js';
import { inspireMentions } from './inspire-mentions.js';
import type { LabelledMention } from './labelled-mention.js';

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const acl = `${data}acl-anthology/data/xml`;
const inspire = `${data}disambiguation/inspire-wang-beard`;

if (existsSync(acl))
  report('ACL Anthology, authors with an ORCID', await aclMentions(acl), 'full name', ({ facts }) => facts.name.folded);
else console.log(`left out: ACL Anthology, because ${acl} isn't there`);
if (existsSync(inspire)) {
  report('INSPIRE, one family name', inspireMentions(inspire), 'full name + affiliation', ({ facts }) =>
    [facts.name.folded, ...facts.organizations].join('\t'),
  );
} else console.log(`left out: INSPIRE, because ${inspire} isn't there`);

function report(
  title: string,
  mentions: readonly LabelledMention[],
  third: string,
  thirdOf: (mention: LabelledMention) => string,
): void {
  const labelled = mentions.filter(({ person }) => person !== null);
  const people = new Set(labelled.map(({ person }) => person));
  console.log(`\n${title}: ${labelled.length} labelled mentions of ${people.size} people, among ${mentions.length}`);
  const row = (name: string, clusterOf: (mention: LabelledMention) => number | string, note = ''): void => {
    const { precision, recall, f1 } = score(labelled, clusterOf);
    const [held] = halves(labelled);
    const half = score(held, clusterOf);
    console.log(
      `  ${name.padEnd(26)} P ${precision.toFixed(4)}  R ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}   other half: P ${half.precision.toFixed(4)}  R ${half.recall.toFixed(4)}  F1 ${half.f1.toFixed(4)} ${note}`,
    );
  };
  row('initial + last name', ({ facts }) => facts.name.blockKey);
  row('full name', ({ facts }) => facts.name.folded);
  if (third !== 'full name') row(third, thirdOf);
  const first = decideInBatches(mentions);
  const stage =
    (clusters: Map<string, number>) =>
    ({ facts }: LabelledMention) =>
      clusters.get(facts.mentionKey) ?? -1;
  row(
    'stage 1, in batches',
    stage(first.clusters),
    `${first.seconds.toFixed(1)} s CPU, ${first.candidates} candidates loaded, ${first.needed} with evidence`,
  );
  const second = clusterAll(mentions);
  row('stage 2, whole blocks', stage(second.clusters), `${second.seconds.toFixed(1)} s CPU`);
}

function score(mentions: readonly LabelledMention[], clusterOf: (mention: LabelledMention) => number | string) {
  return bCubed(
    mentions.map(clusterOf),
    mentions.map(({ person }) => person ?? ''),
  );
}

/** Blocks by a hash of their keys. The search for weights saw the second half only; the last choices saw all. */
function halves(mentions: readonly LabelledMention[]): [LabelledMention[], LabelledMention[]] {
  const isHeldOut = ({ facts }: LabelledMention): boolean => {
    let hash = 7;
    for (const letter of facts.name.blockKey) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0;
    return (((hash >>> 4) ^ (hash >>> 9)) & 1) === 1;
  };
  return [mentions.filter(isHeldOut), mentions.filter((mention) => !isHeldOut(mention))];
}
