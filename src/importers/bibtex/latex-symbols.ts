/**
 * What LaTeX commands stand for in plain Unicode. Accents are combining characters that follow their letter and are
 * composed afterwards, so every accented letter is covered without being listed.
 */

/** Accent commands: name to combining character. */
export const latexAccents: ReadonlyMap<string, string> = new Map([
  ['"', '\u0308'],
  ["'", '\u0301'],
  ['`', '\u0300'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['.', '\u0307'],
  ['u', '\u0306'],
  ['v', '\u030c'],
  ['H', '\u030b'],
  ['c', '\u0327'],
  ['d', '\u0323'],
  ['b', '\u0331'],
  ['k', '\u0328'],
  ['r', '\u030a'],
  ['t', '\u0361'],
  ['h', '\u0309'],
  ['G', '\u030f'],
  ['U', '\u030e'],
  ['textogonek', '\u0328'],
  ['textcommabelow', '\u0326'],
  ['cb', '\u0326'],
  // Math accents.
  ['hat', '\u0302'],
  ['widehat', '\u0302'],
  ['tilde', '\u0303'],
  ['widetilde', '\u0303'],
  ['bar', '\u0304'],
  ['overline', '\u0305'],
  ['vec', '\u20d7'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['acute', '\u0301'],
  ['grave', '\u0300'],
  ['breve', '\u0306'],
  ['check', '\u030c'],
  ['mathring', '\u030a'],
  ['underline', '\u0332'],
]);

/** One line a group, 'name text' pairs: read once into `latexSymbols`. */
const symbolRows = [
  'ss ß SS SS ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ ij ĳ IJ Ĳ',
  "textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” textquotesingle '",
  'textquotedbl " quotesinglbase ‚ quotedblbase „ guillemotleft « guillemotright » guillemetleft « guillemetright »',
  'guilsinglleft ‹ guilsinglright › flqq « frqq » flq ‹ frq › glqq „ grqq “ glq ‚ grq ‘ lq ‘ rq ’',
  'textbackslash \\ backslash \\ textasciitilde ~ textasciicircum ^ textasciimacron ¯ textasciiacute ´ textasciigrave `',
  'textunderscore _ textdollar $ textpercent % textbraceleft { textbraceright } lbrace { rbrace } textbar | textless <',
  'textgreater > textdegree ° degree ° textregistered ® texttrademark ™ textcopyright © copyright © textmu μ',
  'textperiodcentered · textbullet • textellipsis … dots … ldots … cdots ⋯ textdagger † textdaggerdbl ‡ dag † ddag ‡',
  'S § P ¶ pounds £ textsterling £ texteuro € euro € EUR € textyen ¥ textcent ¢ textordfeminine ª textordmasculine º',
  'textexclamdown ¡ textquestiondown ¿ textinterrobang ‽ textinterrobangdown ⸘ textnumero № textvisiblespace ␣',
  'textonehalf ½ textonequarter ¼ textthreequarters ¾ texttimes × textpm ± textdiv ÷ textrightarrow → textleftarrow ←',
  'textminus − slash / hyphen - textasteriskcentered ∗ textschwa ə LaTeX LaTeX TeX TeX BibTeX BibTeX LaTeXe LaTeX2e',
  'alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ',
  'nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω',
  'Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ wp ℘',
  'times × div ÷ pm ± mp ∓ cdot · ast ∗ star ⋆ circ ° bullet • oplus ⊕ otimes ⊗ odot ⊙ dagger † ddagger ‡ setminus ∖',
  'leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ lesssim ≲ gtrsim ≳ prec ≺ succ ≻',
  'in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ cup ∪ cap ∩ emptyset ∅ varnothing ∅ forall ∀ exists ∃ neg ¬',
  'wedge ∧ vee ∨ land ∧ lor ∨ lnot ¬ perp ⊥ bot ⊥ top ⊤ mid ∣ parallel ∥ angle ∠ infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫',
  'oint ∮ sqrt √ surd √ prime ′ rightarrow → to → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ mapsto ↦',
  'Leftrightarrow ⇔ uparrow ↑ downarrow ↓ longrightarrow ⟶ rightleftharpoons ⇌ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈',
  'rceil ⌉ lVert ‖ rVert ‖ vert | Vert ‖ triangle △ Box □ square □ diamond ⋄ sharp ♯ flat ♭ natural ♮ models ⊨ vdash ⊢',
  'log log ln ln exp exp sin sin cos cos tan tan max max min min lim lim sup sup inf inf det det dim dim ker ker arg arg',
];

/** Commands that stand for a text, without argument. */
export const latexSymbols: ReadonlyMap<string, string> = new Map(
  symbolRows.flatMap((row) => {
    const words = row.split(' ');
    return words.flatMap((name, at) => (at % 2 === 0 ? [[name, words[at + 1] ?? ''] as const] : []));
  }),
);

/** Commands that only change the look or take no space: they leave nothing behind, their argument is read on. */
export const latexSilent: ReadonlySet<string> = new Set(
  (
    'emph textit textbf textsc texttt textrm textsf textup textsl textnormal textmd text mbox hbox fbox mathrm mathbf ' +
    'mathit mathsf mathtt mathcal mathbb mathfrak mathnormal boldsymbol bm pmb operatorname ensuremath em it bf sc rm sf ' +
    'tt sl bfseries itshape scshape upshape mdseries rmfamily sffamily ttfamily normalfont relax protect left right big ' +
    'Big bigl bigr Bigl Bigr limits nolimits displaystyle textstyle scriptstyle nobreak break allowbreak unskip ' +
    'ignorespaces mkbibemph mkbibitalic mkbibbold mkbibparens uppercase lowercase MakeUppercase MakeLowercase autocap ' +
    'NoCaseChange IeC bibcyr foreignlanguage selectlanguage cyrchar hyphenation tiny small footnotesize large Large ' +
    'centering par xspace null strut noindent newline linebreak'
  ).split(' '),
);

/** Commands whose arguments are not text to be read, with how many they take. */
export const latexDropped: ReadonlyMap<string, number> = new Map([
  ['noopsort', 1],
  ['SortNoop', 1],
  ['vphantom', 1],
  ['hphantom', 1],
  ['phantom', 1],
  ['label', 1],
  ['vspace', 1],
  ['hspace', 1],
  ['color', 1],
  ['begin', 1],
  ['end', 1],
]);

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ';
const subscripts = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢ';
const scripted = '0123456789+-=()ni';

/**
 * Raises or lowers a text in Unicode where each of its characters has such a form; otherwise gives it back unchanged
 * (prose as in 'sup') so that nothing is lost.
 * @param text plain text
 * @param direction '^' for a superscript, '_' for a subscript
 */
export function toScript(text: string, direction: '^' | '_'): string {
  const forms = direction === '^' ? superscripts : subscripts;
  let out = '';
  for (const char of text.replaceAll('−', '-').replaceAll('–', '-')) {
    if (direction === '^' && (char === '°' || char === '′')) {
      out += char;
      continue;
    }
    const at = scripted.indexOf(char);
    if (at === -1) return text;
    out += forms[at];
  }
  return out;
}
