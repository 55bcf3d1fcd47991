import { IntList } from './int-list.js';
import type { TokenStream } from './token-stream.js';
import { formsOf, type NamedTopic } from './topic-forms.js';
import { TopicMatcher } from './topic-matcher.js';

/** Which papers have which topics: parallel columns, by paper and then by topic. */
export interface TopicLinks {
  papers: Int32Array;
  topics: Int32Array;
  /** 0 to 1, see `scoreOf`. */
  scores: Float64Array;
  /** Codes of `topicPlaces`. */
  places: Uint8Array;
}

/** Where a paper has a topic: the first of these. */
export const topicPlaces = { TITLE: 0, ABSTRACT: 1, KEYWORD: 2 } as const;

/** How many mentions in the abstract a mention in the title counts for. */
const titleWeight = 3;
/** Mentions at which the score is one half. */
const halfAt = 2;

/**
 * How much a paper is about a topic, 0 to 1: `m / (m + 2)` for m mentions, one in the title counting for three. It
 * depends on the paper alone, so that it stays as the corpus grows. A mention within a longer topic counts too.
 */
export function scoreOf(inTitle: number, inAbstract: number): number {
  const mentions = titleWeight * inTitle + inAbstract;
  return Math.round((mentions / (mentions + halfAt)) * 10_000) / 10_000;
}

/** Finds the topics of all papers of a stream. */
export function linkTopics(stream: TokenStream, topics: readonly NamedTopic[]): TopicLinks {
  const columns = { papers: new IntList(), topics: new IntList(), title: new IntList(), abstract: new IntList() };
  let current = -1;
  const met = new Map<number, { title: number; abstract: number }>();
  const flush = () => {
    for (const topic of [...met.keys()].sort((a, b) => a - b)) {
      const { title, abstract } = met.get(topic) as { title: number; abstract: number };
      columns.papers.push(current);
      columns.topics.push(topic);
      columns.title.push(title);
      columns.abstract.push(abstract);
    }
    met.clear();
  };
  new TopicMatcher(stream, topics.map(formsOf)).match((paper, isTitle, topic) => {
    if (paper !== current) {
      flush();
      current = paper;
    }
    let counts = met.get(topic);
    if (!counts) {
      counts = { title: 0, abstract: 0 };
      met.set(topic, counts);
    }
    if (isTitle) counts.title++;
    else counts.abstract++;
  });
  flush();
  const count = columns.papers.length;
  const scores = new Float64Array(count);
  const places = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    scores[i] = scoreOf(columns.title.at(i), columns.abstract.at(i));
    places[i] = columns.title.at(i) > 0 ? topicPlaces.TITLE : topicPlaces.ABSTRACT;
  }
  return { papers: columns.papers.view(), topics: columns.topics.view(), scores, places };
}
