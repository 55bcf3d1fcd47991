import { fold } from './fold.js';

/** Words that say nothing of a subject, in the languages that titles are mostly in. */
const fillers = new Set(
  (
    'a an the of for and or in on to with by from using via at as is are be we do does how what when where why which who can ' +
    'its it their this that these those towards toward into between through over under against about not no new based ' +
    'approach approaches study analysis method methods system systems task tasks shared proceedings workshop volume ' +
    'conference paper case use der die das und von des les le la du de et en un une pour el los las del y'
  ).split(' '),
);

/** The distinct folded words of a title that can tell a subject: three letters and more, fillers left out. */
export function authorTitleWords(title: string): string[] {
  return [...new Set(fold(title).split(' '))].filter((word) => word.length > 2 && !fillers.has(word));
}
