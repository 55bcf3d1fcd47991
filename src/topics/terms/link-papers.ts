import { linkTopics, type TopicLinks } from './link-topics.js';
import { plainText } from './plain-text.js';
import { TokenStream } from './token-stream.js';
import { tokenize } from './tokens.js';
import type { NamedTopic } from './topic-forms.js';

export interface LinkedPaper {
  title: string;
  abstract: string | null;
}

/** Which of the known topics papers have: as an extraction with the same topics would find them. */
export function linkPapers(topics: readonly NamedTopic[], papers: readonly LinkedPaper[]): TopicLinks {
  const stream = new TokenStream();
  for (const { title, abstract } of papers)
    stream.addPaper(tokenize(plainText(title)), abstract === null ? null : tokenize(plainText(abstract)));
  return linkTopics(stream, topics);
}
