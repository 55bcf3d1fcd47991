import { hasIssnCheck, hasMod11Check, hasRorCheck, isbn13 } from './check-digits.js';

interface Scheme {
  /** The one spelling of a value, or null where it is malformed. */
  normalize(value: string): string | null;
  /** Where it resolves, for those that do. */
  url?(value: string): string;
}

/** Other names that sources use for a scheme. */
export const schemeAliases: Record<string, string> = {
  pmid: 'pubmed',
  pmc: 'pmcid',
  semanticscholar: 's2',
  s2id: 's2',
  corpusid: 's2corpus',
  aclanthology: 'acl',
  aclid: 'acl',
  hdl: 'handle',
  'dblp-pid': 'dblp-person',
  'hal-id': 'hal',
};

/** Every scheme that is understood; others pass through. */
export const identifierSchemes: Record<string, Scheme> = {
  doi: { normalize: normalizeDoi, url: (value) => `https://doi.org/${encodePath(value)}` },
  arxiv: { normalize: normalizeArxiv, url: (value) => `https://arxiv.org/abs/${value}` },
  acl: { normalize: normalizeAcl, url: (value) => `https://aclanthology.org/${value}/` },
  orcid: { normalize: normalizeOrcid, url: (value) => `https://orcid.org/${value}` },
  ror: {
    normalize: (value) => {
      const id = lastPart(value, /^(?:https?:\/\/)?(?:www\.)?ror\.org\//iu).toLowerCase();
      return hasRorCheck(id) ? id : null;
    },
    url: (value) => `https://ror.org/${value}`,
  },
  openalex: { normalize: normalizeOpenAlex, url: (value) => `https://openalex.org/${value}` },
  s2: {
    normalize: (value) =>
      matched(
        /^(?:https?:\/\/(?:www\.)?(?:api\.)?semanticscholar\.org\/(?:paper\/(?:[^/]+\/)?)?)?([0-9a-f]{40})\/?$/iu,
        value,
      ),
    url: (value) => `https://www.semanticscholar.org/paper/${value}`,
  },
  s2corpus: {
    normalize: (value) => number(/^(?:https?:\/\/api\.semanticscholar\.org\/)?(?:corpus ?id:\s*)?(\d+)$/iu, value),
    url: (value) => `https://api.semanticscholar.org/CorpusID:${value}`,
  },
  s2author: {
    normalize: (value) =>
      number(/^(?:https?:\/\/(?:www\.)?semanticscholar\.org\/author\/(?:[^/]+\/)?)?(\d+)\/?$/iu, value),
    url: (value) => `https://www.semanticscholar.org/author/${value}`,
  },
  dblp: {
    normalize: (value) => {
      const key = lastPart(value, /^(?:https?:\/\/dblp\.(?:org|uni-trier\.de)\/(?:rec\/)?|dblp:)/iu);
      return exact(
        /^(?:conf|journals|books|phd|series|reference|tr|persons|data|homepages|ms|www)\/\S+$/u,
        key.replace(/\.(?:html|xml|bib)$/u, ''),
      );
    },
    url: (value) => `https://dblp.org/rec/${value}`,
  },
  'dblp-person': {
    normalize: (value) => {
      const pid = lastPart(value, /^(?:https?:\/\/dblp\.(?:org|uni-trier\.de)\/pid\/|homepages\/)/iu);
      return exact(/^[a-z0-9]+\/[A-Za-z0-9-]+$/u, pid.replace(/\.(?:html|xml)$/u, ''));
    },
    url: (value) => `https://dblp.org/pid/${value}`,
  },
  pubmed: {
    normalize: (value) =>
      number(
        /^(?:https?:\/\/(?:www\.)?(?:pubmed\.)?ncbi\.nlm\.nih\.gov\/(?:pubmed\/)?|pmid:?\s*)?(\d{1,9})\/?$/iu,
        value,
      ),
    url: (value) => `https://pubmed.ncbi.nlm.nih.gov/${value}/`,
  },
  pmcid: {
    normalize: (value) => {
      const digits = number(
        /^(?:https?:\/\/(?:(?:www\.)?ncbi\.nlm\.nih\.gov\/pmc|pmc\.ncbi\.nlm\.nih\.gov)\/articles\/)?(?:pmcid:\s*)?(?:pmc)?(\d{1,9})(?:\.\d+)?\/?$/iu,
        value,
      );
      return digits === null ? null : `PMC${digits}`;
    },
    url: (value) => `https://pmc.ncbi.nlm.nih.gov/articles/${value}/`,
  },
  isbn: {
    normalize: (value) =>
      isbn13(
        value
          .replace(/^(?:urn:)?isbn(?:-1[03])?:?\s*/iu, '')
          .replace(/[\s\-‐‑–]/gu, '')
          .toUpperCase(),
      ),
  },
  issn: {
    normalize: (value) => {
      const eight = value
        .replace(/^(?:https?:\/\/portal\.issn\.org\/resource\/issn\/|(?:urn:)?e?-?issn:?\s*)/iu, '')
        .replace(/[\s\-‐‑–]/gu, '')
        .toUpperCase();
      return hasIssnCheck(eight) ? `${eight.slice(0, 4)}-${eight.slice(4)}` : null;
    },
    url: (value) => `https://portal.issn.org/resource/ISSN/${value}`,
  },
  wikidata: {
    normalize: (value) =>
      upper(matched(/^(?:https?:\/\/(?:www\.)?wikidata\.org\/(?:wiki|entity)\/)?(q[1-9]\d*)$/iu, value)),
    url: (value) => `https://www.wikidata.org/wiki/${value}`,
  },
  grid: {
    normalize: (value) => matched(/^(?:https?:\/\/(?:www\.)?grid\.ac\/institutes\/)?(grid\.\d+\.[0-9a-f]+)$/iu, value),
  },
  isni: {
    normalize: (value) => {
      const sixteen = value
        .replace(/^(?:https?:\/\/(?:www\.)?isni\.org\/(?:isni\/)?|isni:?\s*)/iu, '')
        .replace(/[\s-]/gu, '')
        .toUpperCase();
      return hasMod11Check(sixteen) ? sixteen : null;
    },
    url: (value) => `https://isni.org/isni/${value}`,
  },
  fundref: {
    normalize: (value) => number(/^(?:(?:https?:\/\/)?(?:dx\.)?(?:doi\.org\/)?10\.13039\/)?(\d{6,})$/iu, value),
  },
  mag: { normalize: (value) => number(/^(?:mag:\s*)?(\d+)$/iu, value) },
  hal: {
    normalize: (value) =>
      matched(
        /^(?:https?:\/\/(?:[a-z0-9-]+\.)*(?:hal\.science|archives-ouvertes\.fr|inria\.fr)\/|hal:\s*)?([a-z]+[-_]\d{4,})(?:v\d+)?(?:\/.*)?$/iu,
        value,
      ),
    url: (value) => `https://hal.science/${value}`,
  },
  url: { normalize: normalizeUrl, url: (value) => value },
  handle: {
    normalize: (value) => matched(/^(?:https?:\/\/hdl\.handle\.net\/|hdl:\s*|info:hdl\/)?(\d[\d.]*\/\S+)$/iu, value),
    url: (value) => `https://hdl.handle.net/${encodePath(value)}`,
  },
};

/** The archives of arXiv's old ids ('hep-th/9901001'). */
const oldArchives = new Set(
  (
    'acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga ' +
    'funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph ' +
    'q-alg q-bio quant-ph solv-int supr-con'
  ).split(' '),
);

function normalizeDoi(value: string): string | null {
  let doi = value;
  const address = /^(?:https?:\/\/)?(?:(?:dx|www)\.)?doi\.org\/(?:doi:)?/iu.exec(doi);
  if (address) doi = decoded(doi.slice(address[0].length));
  doi = doi.replace(/^(?:doi:?\s*|info:doi\/|urn:doi:)+/iu, '').toLowerCase();
  for (;;) {
    const shorter = withoutTrailing(doi);
    if (shorter === doi) break;
    doi = shorter;
  }
  return exact(/^10\.\d{4,9}(?:\.\d+)*\/\S+$/u, doi);
}

/** Punctuation after a DOI belongs to the sentence around it; a closing bracket only where it closes nothing inside. */
function withoutTrailing(doi: string): string {
  if (/[.,;:'"”’]$/u.test(doi)) return doi.slice(0, -1);
  for (const [open, close] of ['()', '[]', '{}', '<>']) {
    if (open === undefined || close === undefined || !doi.endsWith(close)) continue;
    if (doi.split(close).length > doi.split(open).length) return doi.slice(0, -1);
  }
  return doi;
}

function normalizeArxiv(value: string): string | null {
  const id = value
    .replace(/^(?:https?:\/\/)?(?:www\.)?doi\.org\//iu, '')
    .replace(/^(?:doi:)?10\.48550\/arxiv\./iu, '')
    .replace(
      /^(?:https?:\/\/)?(?:[a-z]+\.)?(?:arxiv|ar5iv)\.(?:labs\.arxiv\.)?org\/(?:abs|pdf|html|format|e-print|ps|src)\//iu,
      '',
    )
    .replace(/^(?:oai:arxiv\.org:|arxiv[:.]?\s*|abs\/)+/iu, '')
    .replace(/\s*\[[^\]]*\]$/u, '')
    .replace(/\.pdf$|\/$/iu, '')
    .replace(/v\d+$/iu, '')
    .toLowerCase();
  const modern = /^\d\d(\d\d)\.\d{4,5}$/u.exec(id);
  if (modern) return isMonth(modern[1]) ? id : null;
  const old = /^([a-z-]+)(?:\.[a-z-]{2,})?\/?(\d\d(\d\d)\d{3})$/u.exec(id);
  if (!old?.[1] || !oldArchives.has(old[1]) || !isMonth(old[3])) return null;
  return `${old[1]}/${old[2]}`;
}

function isMonth(digits: string | undefined): boolean {
  return digits !== undefined && Number(digits) >= 1 && Number(digits) <= 12;
}

function normalizeAcl(value: string): string | null {
  const id = value
    .replace(
      /^(?:https?:\/\/)?(?:www\.)?(?:aclanthology\.(?:org|info|coli\.uni-saarland\.de)|aclweb\.org\/anthology(?:-new)?)\//iu,
      '',
    )
    .replace(/^(?:acl:\s*|papers\/|volumes\/|[A-Z]\/[A-Z]\d\d\/)/iu, '')
    .replace(/\/.*$/u, '')
    .replace(/(?:\.pdf|\.bib|\.xml)$/iu, '');
  if (/^[a-z]\d\d-\d{1,5}$/iu.test(id)) return id.toUpperCase();
  return exact(/^\d{4}\.[a-z0-9_]+(?:-[a-z0-9_]+)+(?:\.\d+)?$/u, id.toLowerCase());
}

function normalizeOrcid(value: string): string | null {
  const sixteen = value
    .replace(/^(?:(?:https?:\/\/)?(?:www\.)?orcid\.org\/|orcid(?: ?id)?:?\s*)/iu, '')
    .replace(/[\s\-‐‑–/]/gu, '')
    .toUpperCase();
  if (!hasMod11Check(sixteen)) return null;
  return sixteen.replace(/^(.{4})(.{4})(.{4})(.{4})$/u, '$1-$2-$3-$4');
}

function normalizeOpenAlex(value: string): string | null {
  const id = value
    .replace(/^(?:(?:https?:\/\/)?(?:api\.|explore\.)?openalex\.org\/|openalex:\s*)/iu, '')
    .replace(/\/$/u, '');
  const entity = /^(?:[a-z]+\/)?([WAISPFCTVGE]\d+)$/iu.exec(id);
  if (entity?.[1]) return entity[1].toUpperCase();
  return exact(
    /^(?:domains|fields|subfields|keywords|sdgs|countries|continents|languages|types|sources)\/[\w-]+$/u,
    id.toLowerCase(),
  );
}

function normalizeUrl(value: string): string | null {
  try {
    const url = new URL(value);
    return ['http:', 'https:', 'ftp:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function encodePath(value: string): string {
  return encodeURI(value).replace(/[?#]/gu, encodeURIComponent);
}

function lastPart(value: string, prefix: RegExp): string {
  return value.replace(prefix, '').replace(/\/$/u, '');
}

function exact(pattern: RegExp, value: string): string | null {
  return pattern.test(value) ? value : null;
}

function matched(pattern: RegExp, value: string): string | null {
  return pattern.exec(value)?.[1]?.toLowerCase() ?? null;
}

function upper(value: string | null): string | null {
  return value === null ? null : value.toUpperCase();
}

function number(pattern: RegExp, value: string): string | null {
  const digits = pattern.exec(value)?.[1]?.replace(/^0+(?=\d)/u, '');
  return digits === undefined || digits === '0' ? null : digits;
}
