import { gaps } from './tokens.js';
import { wordSet } from './word-set.js';

const { COMMA, COLON, OPEN, CLOSE, DASH, STOP } = gaps;

/** Gaps that no phrase spans. */
export const phraseEnds = STOP | COLON | DASH | OPEN | CLOSE | COMMA;

/** What authors say they do when they bring something new. */
export const introVerbs =
  wordSet(`present presents introduce introduces propose proposes describe describes release releases
  develop develops create creates build builds construct constructs design designs contribute contributes provide provides
  publish publishes curate curates compile compiles collect collects devise devises implement implements offer offers
  explore explores introducing presenting proposing releasing introduced presented proposed released developed created built constructed
  designed contributed`);
export const introSubjects = wordSet('we paper i article work study report authors project');
export const betweenSubjectAndVerb = wordSet(
  'also then further furthermore therefore thus additionally here first finally hence instead now have has newly in this paper work to briefly jointly next',
);
export const namingVerbs = wordSet('call name dub term denote coin');
export const namedAs = wordSet('called named dubbed termed coined titled entitled denoted namely');
export const determiners = wordSet('a an the our');
export const smallWords = wordSet('of the for and in to on with a an by at from as or via');
