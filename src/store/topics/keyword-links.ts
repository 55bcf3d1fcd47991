import { scoreOf, type TopicLinks, topicPlaces } from '../../topics/terms/link-topics.js';
import { foldPhrase, formsOf, type NamedTopic } from '../../topics/terms/topic-forms.js';
import { jsonInts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';

/** What a keyword counts for: as much as a mention in the title. */
const keywordScore = scoreOf(1, 0);

/**
 * Adds the topics that sources give as keywords: a paper with the keyword 'Machine translation' is about the topic
 * 'machine translation' that was found in texts, whether its own text says so or not. The keyword itself stays a topic
 * of its own.
 *
 * @param paperIds of the papers of the links, by index, ascending
 * @param among only keywords of these papers; of all unless given
 */
export async function addKeywordLinks(
  sql: Sql,
  links: TopicLinks,
  topics: readonly NamedTopic[],
  paperIds: ArrayLike<number>,
  among?: readonly number[],
): Promise<TopicLinks> {
  const condition = among ? `AND l.paper_id IN ${jsonInts(sql.dialect)}` : '';
  const select = `SELECT l.paper_id, t.label FROM paper_topic l JOIN topic t ON t.id = l.topic_id
    WHERE t.kind = 'KEYWORD' ${condition}`;
  const keywords: [paperId: number, label: string][] = [];
  for await (const rows of sql.scan(select, among ? [JSON.stringify(among)] : []))
    keywords.push(...(rows as typeof keywords));
  if (keywords.length === 0) return links;
  const papers = new Map(Array.from(paperIds, (id, at) => [id, at]));
  const linked = new Set(Array.from(links.papers, (paper, at) => pair(paper, links.topics[at] as number)));
  const topicOf = new Map<string, number>();
  topics.forEach((topic, at) => {
    for (const { words } of formsOf(topic)) if (!topicOf.has(words.join(' '))) topicOf.set(words.join(' '), at);
  });
  const added: { paper: number; topic: number }[] = [];
  for (const [id, label] of keywords) {
    const topic = topicOf.get(foldPhrase(label));
    const paper = papers.get(id);
    if (topic === undefined || paper === undefined || linked.has(pair(paper, topic))) continue;
    linked.add(pair(paper, topic));
    added.push({ paper, topic });
  }
  if (added.length === 0) return links;
  return {
    papers: Int32Array.from([...links.papers, ...added.map(({ paper }) => paper)]),
    topics: Int32Array.from([...links.topics, ...added.map(({ topic }) => topic)]),
    scores: Float64Array.from([...links.scores, ...added.map(() => keywordScore)]),
    places: Uint8Array.from([...links.places, ...added.map(() => topicPlaces.KEYWORD)]),
  };
}

function pair(paper: number, topic: number): string {
  return `${paper} ${topic}`;
}
