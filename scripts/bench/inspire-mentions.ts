import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '../../src/identity/fold.js';
import { parsePersonName } from '../../src/identity/person-name.js';
import { type LabelledMention, mentionKey } from './labelled-mention.js';

interface Signature {
  publication_id: number;
  signature_id: number;
  author_affiliation: string | null;
  author_name: string;
}

/**
 * The signatures of the INSPIRE test set of Beard (Louppe, Al-Natsheh, Susik, Maguire 2016), by publication: the
 * files stand in the order of the people, which would give them away. Coauthors are the other signatures of the
 * publication.
 *
 * @param folder with wang_signatures.json and wang_clusters.json.
 */
export function inspireMentions(folder: string): LabelledMention[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const signatures = read('wang_signatures.json') as Signature[];
  const clusters = read('wang_clusters.json') as Record<string, number[]>;
  const people = new Map(Object.entries(clusters).flatMap(([person, ids]) => ids.map((id) => [id, person] as const)));
  const sorted = signatures
    .map((signature) => ({ signature, name: parsePersonName({ name: signature.author_name }) }))
    .sort(
      (a, b) =>
        a.signature.publication_id - b.signature.publication_id ||
        (a.name.folded < b.name.folded ? -1 : a.name.folded > b.name.folded ? 1 : 0),
    );
  const bylines = new Map<number, string[]>();
  for (const { signature, name } of sorted) {
    const byline = bylines.get(signature.publication_id);
    if (byline) byline.push(name.folded);
    else bylines.set(signature.publication_id, [name.folded]);
  }
  return sorted.map(({ signature, name }, at) => {
    const coauthors = [...(bylines.get(signature.publication_id) ?? [])];
    coauthors.splice(coauthors.indexOf(name.folded), 1);
    const facts = {
      mentionKey: mentionKey(at),
      name,
      identifiers: [],
      paper: signature.publication_id,
      coauthors,
      organizations: signature.author_affiliation ? [fold(signature.author_affiliation)] : [],
      venue: null,
      year: null,
    };
    return { facts, person: people.get(signature.signature_id) ?? null };
  });
}
