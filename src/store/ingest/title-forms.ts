import { authorTitleWords } from '../../identity/author-title-words.js';
import { fold } from '../../identity/fold.js';
import { RecentMap } from '../../identity/recent-map.js';
import { titleKey } from '../../identity/title-key.js';

export interface TitleForms {
  folded: string;
  /** As `titleKey` gives it. */
  key: string;
  /** As `authorTitleWords` gives them. */
  words: readonly string[];
}

const recent = new RecentMap<string, TitleForms>(3000);

/** The forms in which a title is compared, remembered: they are asked for several times in a batch. */
export function titleForms(title: string): TitleForms {
  const known = recent.get(title);
  if (known) return known;
  const forms = readTitleForms(title);
  learnTitleForms(title, forms);
  return forms;
}

/** The same, not remembered. */
export function readTitleForms(title: string): TitleForms {
  const folded = fold(title);
  return { folded, key: titleKey(title), words: authorTitleWords(folded) };
}

/** Remembers the forms of a title. */
export function learnTitleForms(title: string, forms: TitleForms): void {
  recent.set(title, forms);
}
