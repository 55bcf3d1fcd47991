import type { TopicRow } from '../../store/store.js';
import { labelCandidates, themeLabel } from '../../topics/evolution/theme-label.js';
import type { Theme } from '../../topics/evolution/themes.js';
import type { GraphContext } from '../context.js';
import { idsOf, loadPresent } from '../related.js';

/** The term that a theme is called by. */
export async function labelledTerm(
  { snapshot, loaders }: GraphContext,
  { terms, labelScores }: Pick<Theme, 'terms' | 'labelScores'>,
): Promise<TopicRow> {
  const ids = idsOf(snapshot.ids.topics, terms.subarray(0, labelCandidates));
  const rows = await Promise.all(ids.map((id) => loadPresent(loaders.topic, id, 'Topic')));
  return rows[themeLabel(rows.map(({ label }, at) => ({ label, score: labelScores[at] as number })))] as TopicRow;
}
