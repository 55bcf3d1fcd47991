import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latexToText, verbatimToText } from '../../../src/importers/bibtex/latex-to-text.js';

describe('latexToText', () => {
  it.each([
    // Accents in every spelling that occurs.
    ['{\\"o}', 'ö'],
    ['\\"{o}', 'ö'],
    ['\\"o', 'ö'],
    ['{\\" o}', 'ö'],
    ["Herm{\\'e}s", 'Hermés'],
    ['Matou{\\v{s}}ek', 'Matoušek'],
    ['\\v{C}ech', 'Čech'],
    ['Erd{\\H o}s', 'Erdős'],
    ["{\\'\\i}", 'í'],
    ["Mart{\\'{\\i}}nez", 'Martínez'],
    ['\\c{c}a', 'ça'],
    ['\\k{a}', 'ą'],
    ['\\r{A}', 'Å'],
    ['S{\\o}ren Kierkegaard', 'Søren Kierkegaard'],
    ['S\\o ren', 'Søren'],
    ['Stra{\\ss}e', 'Straße'],
    ['{\\L}ukasz', 'Łukasz'],
    // An accent that lost its braces.
    ['Ze\\vcević', 'Zečević'],
    // Braces, case protection, formatting.
    ['{The} {B}ib{\\TeX} Book', 'The BibTeX Book'],
    ['\\emph{E. coli} and {\\it B. subtilis}', 'E. coli and B. subtilis'],
    ['{\\noopsort{1973c}}1981', '1981'],
    ['a\\textsuperscript{2} + b$_{10}$', 'a² + b₁₀'],
    ['$e=mc^2$', 'e=mc²'],
    ['$\\alpha$-helix', 'α-helix'],
    ['Phi: $\\Phi$', 'Phi: Φ'],
    // Signs.
    ['a\\&b\\%c\\$d\\#e\\_f\\textasciitilde{}\\textasciicircum{}\\textbackslash{}', 'a&b%c$d#e_f~^\\'],
    ['1--2 --- 3', '1–2 — 3'],
    ["``quoted''", '“quoted”'],
    ['costs $5', 'costs $5'],
    ['no~break', 'no break'],
    ['\\url{https://example.org/a_b}', 'https://example.org/a_b'],
    ['\\href{https://example.org}{Example}', 'Example'],
    // What is not known gives way to its argument, or stays as a word.
    ['\\unknown{kept}', 'kept'],
    ['by \\unknown', 'by unknown'],
    ['unbalanced } and { braces', 'unbalanced and braces'],
  ])('reads %s', (latex, text) => {
    expect(latexToText(latex)).toBe(text);
  });

  it.each(['{', '\\"', '$^', '\\emph{', '\\v\\'])('does not exhaust the stack on %s without end', (piece) => {
    expect(latexToText(`${piece.repeat(100_000)} x-marker`)).toContain('marker');
  });

  it('ends on any input and leaves nothing that a second reading would change in plain words', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'\\{}$~^_`\'"-ab \u00e9') }),
        (latex) => typeof latexToText(latex) === 'string',
      ),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'abc XYZ.,:()') }),
        (words) => latexToText(words) === words.replace(/\s+/g, ' ').trim(),
      ),
    );
  });
});

describe('verbatimToText', () => {
  it.each([
    ['https://example.org/a\\_b\\%20c', 'https://example.org/a_b%20c'],
    ['http://example.org/\\textasciitilde user', 'http://example.org/~user'],
    ['\\url{http://example.org}', 'http://example.org'],
    ['10.1000/{ABC}', '10.1000/ABC'],
  ])('reads %s', (value, text) => {
    expect(verbatimToText(value)).toBe(text);
  });
});
