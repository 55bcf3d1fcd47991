import { identifierSchemes, schemeAliases } from './identifier-schemes.js';

export interface Identifier {
  /** Lower case. */
  scheme: string;
  value: string;
}

/**
 * The one spelling of an identifier, so that equal ids are equal strings: DOIs in lower case without address, arXiv
 * ids without version, ORCID iDs in four groups, ISBNs as 13 digits, bare ROR and OpenAlex ids. Check digits are
 * checked. Schemes that are not known pass through trimmed.
 *
 * @returns null where the value can't be of its scheme.
 */
export function normalizeIdentifier(mention: Identifier): Identifier | null {
  const given = mention.scheme.trim().toLowerCase();
  const scheme = Object.hasOwn(schemeAliases, given) ? (schemeAliases[given] ?? given) : given;
  const value = mention.value.replace(/\p{Cf}/gu, '').trim();
  if (scheme === '' || value === '') return null;
  const known = Object.hasOwn(identifierSchemes, scheme) ? identifierSchemes[scheme] : undefined;
  if (!known) return { scheme, value };
  const normal = known.normalize(value);
  return normal === null ? null : { scheme, value: normal };
}

/** Asked in this order where a text is an address; a page of no known scheme is a plain url. */
const schemesWithAddresses = [
  'arxiv',
  'doi',
  'acl',
  'orcid',
  'ror',
  'openalex',
  's2',
  's2corpus',
  's2author',
  'dblp-person',
  'dblp',
  'pubmed',
  'pmcid',
  'wikidata',
  'grid',
  'isni',
  'hal',
  'issn',
  'handle',
];

/** Spellings without address or scheme that can be nothing else. */
const bareSpellings: [scheme: string, pattern: RegExp][] = [
  ['doi', /^(?:doi\s*:?\s*)?10\.\d{4,9}(?:\.\d+)*\/\S+$/iu],
  ['arxiv', /^(?:arxiv\s*:?\s*)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z-]{2,})?\/\d{7})(?:v\d+)?(?:\s*\[[^\]]*\])?$/iu],
  ['orcid', /^\d{4}-\d{4}-\d{4}-\d{3}[\dx]$/iu],
  ['acl', /^(?:[a-z]\d\d-\d{4}|\d{4}\.[a-z0-9_]+(?:-[a-z0-9_]+)+\.\d+)$/iu],
  ['openalex', /^[WAISPFCT]\d{5,}$/iu],
  ['ror', /^0(?=[0-9]*[a-z])[0-9a-z]{6}\d\d$/iu],
  ['pmcid', /^PMC\d+$/iu],
  ['grid', /^grid\.\d+\.[0-9a-f]+$/iu],
  ['s2', /^[0-9a-f]{40}$/iu],
  ['isbn', /^97[89][- ]?(?:\d[- ]?){9}\d$/u],
  ['dblp', /^(?:conf|journals)\/[\w-]+\/\S+$/u],
];

/** Words and at most a number behind them, as keys have it: every spelling of an identifier has more signs than that. */
const plainSlug = /^[a-z]+(?:-[a-z]+)+(?:-\d{1,3})?$/;

/**
 * Recognizes an identifier in one of its free spellings: an address, 'scheme:value', or a bare DOI, arXiv id, ORCID iD,
 * ROR id, OpenAlex id, ACL id and others that can be nothing else.
 *
 * @returns the normalized identifier, or null where the text is something else, such as a title or a name.
 */
export function parseRef(text: string): Identifier | null {
  if (plainSlug.test(text)) return null;
  const plain = text.replace(/\p{Cf}/gu, '').trim();
  if (
    /^(?:https?|ftp):\/\//iu.test(plain) ||
    /^(?:www\.|(?:dx\.)?doi\.org\/|arxiv\.org\/|orcid\.org\/|ror\.org\/|aclanthology\.org\/|openalex\.org\/)/iu.test(
      plain,
    )
  ) {
    return parseAddress(/^[a-z]+:\/\//iu.test(plain) ? plain : `https://${plain}`);
  }
  for (const [scheme, pattern] of bareSpellings) {
    const found = pattern.test(plain) ? normalizeIdentifier({ scheme, value: plain }) : null;
    if (found) return found;
  }
  const prefixed = /^([a-z][a-z0-9-]*)\s*:\s*(?!\/\/)(.+)$/isu.exec(plain);
  if (!prefixed?.[1] || !prefixed[2]) return null;
  const scheme = prefixed[1].toLowerCase();
  if (scheme === 'urn' || scheme === 'info') return parseRef(prefixed[2].replace('/', scheme === 'info' ? ':' : '/'));
  const isKnown = Object.hasOwn(identifierSchemes, scheme) || Object.hasOwn(schemeAliases, scheme);
  // 'Title: Subtitle' is no identifier: an unknown scheme must be lower case and its value one word.
  if (!isKnown && !/^[a-z][a-z0-9-]*:\S+$/u.test(plain)) return null;
  // dblp's own prefix stands before people and records alike.
  return normalizeIdentifier({ scheme, value: prefixed[2] });
}

function parseAddress(address: string): Identifier | null {
  if (/\s/u.test(address)) return null;
  const withoutQuery = address.replace(/[?#].*$/u, '');
  for (const scheme of schemesWithAddresses) {
    const found = normalizeIdentifier({ scheme, value: scheme === 'doi' ? address : withoutQuery });
    if (found) return found;
  }
  return normalizeIdentifier({ scheme: 'url', value: address });
}

/** Where an identifier resolves, or null where its scheme has no address. */
export function identifierUrl(identifier: Identifier): string | null {
  const known = Object.hasOwn(identifierSchemes, identifier.scheme) ? identifierSchemes[identifier.scheme] : undefined;
  return known?.url?.(identifier.value) ?? null;
}

/**
 * The identifier and every other that it states by its own form: arXiv's DataCite DOI holds the arXiv id, the DOIs of
 * the ACL hold ACL ids, those of funders their numbers in Crossref's registry, dblp's CoRR keys hold arXiv ids, and an
 * address may hold any. Nothing is invented in the other direction.
 *
 * @param identifier normalized.
 */
export function equivalentIdentifiers(identifier: Identifier): Identifier[] {
  const { scheme, value } = identifier;
  const others: (Identifier | null)[] = [];
  if (scheme === 'doi') {
    const arxiv = /^10\.48550\/arxiv\.(.+)$/u.exec(value)?.[1];
    const acl = /^10\.(?:18653|3115)\/v1\/(.+)$/u.exec(value)?.[1];
    if (arxiv) others.push(normalizeIdentifier({ scheme: 'arxiv', value: arxiv }));
    const funder = /^10\.13039\/(\d+)$/u.exec(value)?.[1];
    if (funder) others.push(normalizeIdentifier({ scheme: 'fundref', value: funder }));
    if (acl) others.push(normalizeIdentifier({ scheme: 'acl', value: acl }));
  } else if (scheme === 'dblp') {
    const abs = /^journals\/corr\/abs-(\d{4})-(\d{4,5})$/u.exec(value);
    if (abs) others.push(normalizeIdentifier({ scheme: 'arxiv', value: `${abs[1]}.${abs[2]}` }));
  } else if (scheme === 'url') {
    const named = parseRef(value);
    if (named && named.scheme !== 'url') others.push(...equivalentIdentifiers(named));
  }
  return [identifier, ...others.filter((other) => other !== null)];
}

/**
 * What each identifier of one record states, as `equivalentIdentifiers`. Where it implies another value of a scheme than
 * the record gives itself, it is of another paper: the Anthology prints the DOI of W18-6481 on W18-6482, too.
 *
 * @param stated normalized.
 */
export function identifierGroups(stated: readonly Identifier[]): Identifier[][] {
  const values = new Map<string, Set<string>>();
  for (const { scheme, value } of stated) values.set(scheme, (values.get(scheme) ?? new Set()).add(value));
  return stated.map((identifier) =>
    equivalentIdentifiers(identifier).filter(
      (implied, at) => at === 0 || (values.get(implied.scheme)?.has(implied.value) ?? true),
    ),
  );
}
