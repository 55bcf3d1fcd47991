import { fold } from './fold.js';
import { sharedTitles } from './shared-titles.js';

/** LaTeX commands that stand for letters; every other command is layout. */
const latexLetters: Record<string, string> = {
  ss: 'ss',
  o: 'o',
  O: 'o',
  l: 'l',
  L: 'l',
  ae: 'ae',
  AE: 'ae',
  oe: 'oe',
  OE: 'oe',
  aa: 'a',
  AA: 'a',
  i: 'i',
  j: 'j',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  Gamma: 'γ',
  delta: 'δ',
  Delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  Theta: 'θ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  Lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  Xi: 'ξ',
  pi: 'π',
  Pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  Sigma: 'σ',
  tau: 'τ',
  upsilon: 'υ',
  phi: 'φ',
  varphi: 'φ',
  Phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  Psi: 'ψ',
  omega: 'ω',
  Omega: 'ω',
};

const tag = /<\/?[a-z][\w:.-]*(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))*\s*\/?>/giu;
const accentEntity = /&([a-z])(?:acute|grave|uml|circ|tilde|cedil|ring|caron|slash|breve|ogon|macr|dot|strok);/giu;

/**
 * The key by which titles are equal whatever their markup, accents and punctuation: markup, LaTeX commands and braces
 * are removed, the rest is folded, and only letters and digits remain. '&' is read as 'and'.
 */
export function titleKey(title: string): string {
  const plain = title
    .replace(tag, '')
    .replace(accentEntity, '$1')
    .replace(/&(ae|oe|sz)lig;/giu, (_all, letters: string) => (letters.toLowerCase() === 'sz' ? 'ss' : letters))
    .replace(/&#(x[0-9a-f]+|\d+);/giu, (_all, code: string) => codePoint(code))
    .replace(/\\?&(?:amp;)?(?![a-z]+;)/giu, ' and ')
    .replace(/&[a-z]+;/giu, ' ')
    .replace(/\\([a-zA-Z]+)\s*/gu, (_all, command: string) => latexLetters[command] ?? '')
    // An accent command ('\"u') leaves its letter; the accent itself must not become a letter's mark.
    .replace(/\\[^a-zA-Z\s]/gu, '')
    .replace(/[{}$]/gu, '');
  return fold(plain).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

function codePoint(code: string): string {
  const value = code.startsWith('x') || code.startsWith('X') ? Number.parseInt(code.slice(1), 16) : Number(code);
  return value > 0 && value <= 0x10ffff && (value < 0xd800 || value > 0xdfff) ? String.fromCodePoint(value) : ' ';
}

/**
 * Whether many different papers bear this title ('Preface', 'Proceedings of ...'), so that it says nothing about
 * which paper is meant.
 *
 * @param key a title as `titleKey` gives it.
 */
export function isSharedTitle(key: string): boolean {
  if (key.length < 4 || sharedTitles.has(key)) return true;
  return /^(?:(?:companion|joint)?proceedingsof|editorial(?:board|note)|messagefromthe|prefacetothe|tableofcontents)/u.test(
    key,
  );
}
