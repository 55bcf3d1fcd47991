import { wordSet } from './word-set.js';

/**
 * Words of scholarly English that say nothing of what a paper is about. Folded as `foldWord` does it; verbs by all
 * forms that occur.
 */

/** Verbs and participles of argument: a phrase ends at them, as it does at a stop word. */
const verbs = wordSet(`
  propose proposed proposing present presented presenting show showed shown showing demonstrate demonstrated
  demonstrating introduce introduced introducing describe described describing investigate investigated investigating
  explore explored exploring examine examined examining evaluate evaluated study studied analyze analyzed analyse analysed
  compare compared comparing discuss discussed discussing report reported reporting find found develop developed developing
  use used using utilize utilized utilizing employ employed employing apply applied applying leverage leveraged leveraging
  exploit exploited exploiting achieve achieved achieving obtain obtained obtaining improve improved improving outperform
  outperformed outperforming surpass surpassed exceed perform performed performing provide provided providing enable
  enabled enabling allow allowed allowing require required requiring need needed help helped helping make made making
  yield yielded yielding lead led leading reduce reduced reducing increase increased increasing enhance enhanced
  enhancing address addressed addressing tackle tackled tackling solve solved solving consider considered considering
  suggest suggested suggesting indicate indicated indicating reveal revealed revealing observe observed observing argue
  argued arguing claim claimed hypothesize conclude concluded focus focused focusing aim aimed aiming attempt attempted
  attempting try tried trying seek base based give given giving take taken taking include included including contain
  contained containing consist consisting involve involved involving follow followed following combine combined combining
  create created creating build built building construct constructed constructing design designed designing release
  released releasing publish published collect collected collecting extend extended extending adapt adapted adopt adopted
  adopting remain remained become became know known understand understood see seen seeing determine determined
  determining identify identified identifying capture captured capturing incorporate incorporated incorporating integrate
  integrated integrating rely relied relying depend lack lacking suffer suffering differ vary varying range ranging
  affect affected affecting facilitate ensure ensuring handle handling overcome overcoming
  mitigate mitigating alleviate highlight highlighted highlighting emphasize motivate motivated inspire inspired
  illustrate illustrated validate validated verify verified confirm confirmed prove proved proven test tested conduct
  conducted conducting carry carried offer offered offering share shared allow assume assumed assuming believe expect
  expected think want hope plan begin start started end ended finish complete completed choose chosen choosing select
  selected keep kept treat treated address benefit benefiting bring brought tend tended come arise arising occur occurred
  occurring serve served serving play played call called named dubbed termed define defined refer referred relate
  related associate associated concern concerned regard regarding correspond corresponding depend respect underlie
  underlying exist existing participate participated submit submitted win won place placed participating
  attain attained attaining exhibit exhibited suit suited tailor tailored aid aided say said seem
  generalize generalizes convert converted produce produced producing replace replaced remove removed add added adding
  vs versus w r t e.g i.e hence thereby concerning towards toward make-up set up accord according compare-to owe owing
  enrich enriched equip equipped encourage encouraging reflect reflected reflecting represent represented representing
  characterize characterized characterizing estimate estimated estimating generate generated
  predict predicted annotate detect
  translate extract classify assign assigned recognize
  automatically jointly
`);

/** Adjectives and quantities that judge or count: no term begins or ends with them. */
const modifiers = wordSet(`
  novel new recent latest existing previous prior current earlier later early late different various diverse several
  many numerous multiple other further additional extra extensive comprehensive thorough detailed systematic careful
  empirical experimental preliminary initial final overall general main major minor key core important crucial critical
  vital essential significant substantial considerable notable remarkable promising encouraging competitive comparable
  superior better best good great strong stronger weak weaker poor high higher highest low lower lowest big bigger
  greater small smaller short long longer simple simpler easy easier difficult hard harder complex challenging effective
  efficient powerful robust useful helpful beneficial valuable practical feasible possible available suitable appropriate
  relevant irrelevant similar dissimilar identical specific particular certain special typical common commonly popular
  usual standard conventional traditional classical original official interesting insightful surprising
  surprisingly unique single individual whole entire full complete partial total average mean equal equivalent necessary
  sufficient able unable likely unlikely capable aware true false correct incorrect right wrong clear unclear obvious
  proposed successful unsuccessful innovative straightforward sophisticated advanced modern contemporary state-of-the-art
  sota well-known lightweight unified generic wide broad vast huge tremendous enormous rapid fast faster quick slow slower
  international annual national
  real actual potential respective fundamental underlying inherent intrinsic extrinsic direct indirect
  rich large-scale respectively half double art state ease own trained learned annotated labeled generated extracted detected translated pretrained driven written
  given
`);

/** Nouns that any paper has: no term of one word, and none whose other words are generic too. */
const nouns = wordSet(`
  paper papers article work study studies research researcher author literature survey overview review report tutorial
  proceedings proceeding conference workshop journal volume chapter abstract introduction conclusion section appendix page
  copyright reserved right permission publisher license copy edition press isbn doi keyword keywords
  approach method methodology technique way manner means procedure strategy scheme solution idea concept notion principle
  theory framework pipeline architecture system model algorithm tool toolkit software implementation code demo platform
  task problem issue challenge question topic goal objective aim purpose hypothesis result finding outcome conclusion
  experiment evaluation performance accuracy improvement gain score metric measure measurement baseline benchmark dataset
  data corpus set sample example instance case scenario setting condition configuration setup parameter variable feature
  analysis comparison investigation discussion description explanation insight observation evidence effect impact
  influence effectiveness efficiency advantage disadvantage benefit limitation drawback weakness strength ability
  capability capacity capacities contribution novelty advance advancement progress development trend direction future
  application use usage user practice domain area field community point aspect factor component part element item unit
  type kind class category group number amount quantity level degree range size scale rate ratio percentage percent
  proportion time year month day hour cost source target input output process processing step stage phase round form
  format structure content context information knowledge word text document sentence language value order role relation
  relationship difference similarity property characteristic quality importance need lack presence absence existence
  majority variety diversity basis base foundation perspective view respect account attempt effort attention interest
  access resource material support help project program initiative participant team submission track shared event world
  people human person society reader view thing place position line list table figure chart link website github page
  version variant variation extension modification addition combination integration change increase decrease reduction
  loss error training testing test train learning representation network layer label prediction function vector
  space state-of-the-art sota art state top end start beginning background motivation overview summary possibility
  term answer response reference experience fact name gap success nature difficulty alternative behavior reason
  mechanism module decision creation collection environment interaction technology assessment creation agreement
  pattern construction interpretation identification definition implication presentation determination treatment prospect
  status course correspondence association expression specification session announcement newsletter preprint symposium
  meeting university institute department faculty corporation january february march april june july august september
  october november december
  potential usefulness utility suitability applicability feasibility reliability consistency complexity
`);

/** Heads that make any phrase generic, whatever stands before them: 'extensive experiments', 'our second contribution'. */
const heads = wordSet(`
  paper article work result finding experiment improvement gain performance contribution approach method methodology
  technique way manner attempt effort insight advantage disadvantage benefit limitation drawback proceedings proceeding
  copyright reserved permission license effectiveness importance usefulness superiority author researcher literature
  conclusion comparison investigation novelty progress advancement attention interest aspect number amount percentage
  percent majority variety case challenge issue question problem goal objective purpose year month day time section
  chapter appendix baseline solution possibility ability need lack future overview basis respect difference use usage
  example participant team submission average score point margin impact influence effect potential evidence
  website github step stage kind type part area field domain community
`);

/** Bits of what a folded word is; 0 for one that may say what a paper is about. */
export const genericBits = { VERB: 1, MODIFIER: 2, NOUN: 4, HEAD: 8 } as const;

/** @param word as `foldWord` gives it */
export function genericBitsOf(word: string): number {
  let bits = 0;
  // Adverbs; nouns and adjectives in -ly that are no adverbs are few.
  if (verbs.has(word) || (/^[a-z]{3,}ly$/.test(word) && !notAdverbs.has(word))) bits |= genericBits.VERB;
  if (modifiers.has(word)) bits |= genericBits.MODIFIER;
  if (nouns.has(word)) bits |= genericBits.NOUN;
  if (heads.has(word)) bits |= genericBits.HEAD;
  return bits;
}

const notAdverbs = wordSet(
  'family assembly anomaly reply supply monopoly friendly elderly early daily monthly weekly butterfly fly italy poly',
);
