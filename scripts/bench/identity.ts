/**
 * B³ figures of author disambiguation over labelled mentions, beside baselines: what an import decides online, whole
 * blocks at once, and both as the store runs them. Run: npm run bench -- identity [--errors N] [--no-store] [--tune N]
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { PaperRecord } from '../../src/importers/paper-record.js';
import { aclMentions, aclRecords } from './acl-mentions.js';
import { clusterAll, decideInBatches } from './author-stages.js';
import { bCubed } from './b-cubed.js';
import { printErrors } from './identity-errors.js';
import { inspireMentions } from './inspire-mentions.js';
import { byPaper, type LabelledMention } from './labelled-mention.js';
import { type PlaceOwner, storeStages } from './store-stages.js';
import { halvesOfPeople, scoreWeights, tuneWeights } from './tune-weights.js';

const { values: options } = parseArgs({
  options: {
    errors: { type: 'string', default: '0' },
    tune: { type: 'string', default: '0' },
    'no-store': { type: 'boolean', default: false },
  },
});
/** Decides which half of the people the search for weights sees. */
const seed = 1;
const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const acl = `${data}acl-anthology/data/xml`;
const inspire = `${data}disambiguation/inspire-wang-beard`;

type ClusterOf = (mention: LabelledMention) => number | string;
type Papers = AsyncIterable<{ paper: number | string; record: PaperRecord }>;

if (existsSync(inspire)) {
  const mentions = inspireMentions(inspire);
  if (Number(options.tune) > 0) tune(mentions, Number(options.tune));
  else {
    const withPlace: ClusterOf = ({ facts }) => [facts.name.folded, ...facts.organizations].join('\t');
    await report('INSPIRE, one family name', mentions, ['full name + affiliation', withPlace], recordsOf(mentions));
  }
} else console.log(`left out: INSPIRE, because ${inspire} isn't there`);
if (existsSync(acl)) {
  if (Number(options.tune) === 0)
    await report('ACL Anthology, authors with an ORCID', await aclMentions(acl), null, aclRecords(acl));
} else console.log(`left out: ACL Anthology, because ${acl} isn't there`);

async function report(
  title: string,
  mentions: readonly LabelledMention[],
  further: [string, ClusterOf] | null,
  papers: Papers,
): Promise<void> {
  const labelled = mentions.filter(({ person }) => person !== null);
  const people = new Set(labelled.map(({ person }) => person));
  console.log(`\n${title}: ${labelled.length} labelled mentions of ${people.size} people, among ${mentions.length}`);
  const [seen, heldOut] = halvesOfPeople(labelled, seed);
  const row = (name: string, clusterOf: ClusterOf, note = ''): void => {
    const [all, tuned, held] = [labelled, seen, heldOut].map((part) => figures(part, clusterOf));
    console.log(`  ${name.padEnd(28)} ${all}   tuned half ${tuned}   held out ${held}  ${note}`);
  };
  row('initial + last name', ({ facts }) => facts.name.blockKey);
  row('full name', ({ facts }) => facts.name.folded);
  if (further) row(...further);
  const stage = (clusters: Map<string, number>): ClusterOf => {
    return ({ facts }) => clusters.get(facts.mentionKey) ?? -1;
  };
  const first = decideInBatches(mentions);
  row('online, in batches', stage(first.clusters), `${first.seconds.toFixed(1)} s CPU`);
  const second = clusterAll(mentions);
  row('whole blocks', stage(second.clusters), `${second.seconds.toFixed(1)} s CPU`);
  if (!options['no-store']) {
    const { online, second: resolved, ...told } = await storeStages(papers);
    const ownerOf = inPlaces(mentions);
    row('online, in the store', ownerOf(online), `import ${told.importSeconds.toFixed(0)} s`);
    const note = `resolve ${told.resolveSeconds.toFixed(1)} s: ${told.merged} merged, ${told.split} split`;
    row('second stage, in the store', ownerOf(resolved), note);
  }
  if (Number(options.errors) > 0) printErrors(labelled, stage(second.clusters), Number(options.errors));
}

/** Who stands in a mention's place, by its place in its record. */
function inPlaces(mentions: readonly LabelledMention[]): (owner: PlaceOwner) => ClusterOf {
  const places = new Map<LabelledMention, number>();
  for (const paper of byPaper(mentions)) for (const [at, mention] of paper.entries()) places.set(mention, at);
  return (owner) => (mention) => owner(mention.facts.paper, places.get(mention) ?? -1);
}

function figures(mentions: readonly LabelledMention[], clusterOf: ClusterOf): string {
  const { precision, recall, f1 } = bCubed(
    mentions.map(clusterOf),
    mentions.map(({ person }) => person ?? ''),
  );
  return `P ${precision.toFixed(4)} R ${recall.toFixed(4)} F1 ${f1.toFixed(4)}`;
}

/** Signatures as papers, which have no titles. */
async function* recordsOf(mentions: readonly LabelledMention[]): Papers {
  for (const paper of byPaper(mentions)) {
    const id = paper[0]?.facts.paper ?? 0;
    const authors = paper.map(({ facts }) => ({
      name: facts.name.display,
      affiliations: facts.organizations.map((name) => ({ name })),
    }));
    yield { paper: id, record: { kind: 'paper', title: `Publication ${id}`, authors } };
  }
}

function tune(mentions: readonly LabelledMention[], tries: number): void {
  const [seen, heldOut] = halvesOfPeople(mentions, seed);
  const line = (name: string, weights: object) => {
    const told = [seen, heldOut, mentions].map((part) => {
      const { precision, recall, f1 } = scoreWeights(part, weights);
      return `P ${precision.toFixed(4)} R ${recall.toFixed(4)} F1 ${f1.toFixed(4)}`;
    });
    console.log(`${name}: tuned half ${told[0]}   held out ${told[1]}   all ${told[2]}`);
  };
  line('weights as they are', {});
  const best = tuneWeights(seen, { tries, seed }, (weights, { f1 }, at) => {
    console.log(`try ${at}: F1 ${f1.toFixed(4)} ${JSON.stringify(weights)}`);
  });
  line('weights found', best);
}
