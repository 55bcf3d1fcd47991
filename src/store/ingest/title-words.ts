import { fold } from '../../identity/fold.js';

/** The distinct folded words of a title that can tell what somebody works on; short ones are left out. */
export function titleWordsOf(title: string): string[] {
  return [...new Set(fold(title).split(' '))].filter((word) => word.length > 2);
}
