import { latexAccents, latexDropped, latexSilent, latexSymbols, toScript } from './latex-symbols.js';

/**
 * LaTeX as it stands in bibliographies to plain Unicode text: accents composed, symbols and Greek letters replaced,
 * braces and formatting removed, dashes and quotes as TeX sets them, white space collapsed. A command that is not known
 * gives way to its argument, or to its own name where it has none, so that no word vanishes.
 * @param latex a field's value
 */
export function latexToText(latex: string): string {
  const text = /[\\{}$~`'_^-]/.test(latex)
    ? new LatexReader(latex.replace(/\?`/g, '¿').replace(/!`/g, '¡')).readAll()
    : latex;
  return text.replace(/\s+/g, ' ').trim().normalize('NFC');
}

/**
 * For values that are read as they stand (URLs, DOIs, file names): takes away braces and the escapes that writers add.
 * @param value a field's value
 */
export function verbatimToText(value: string): string {
  return value
    .replace(/\\(?:url|path)\s*\{([^{}]*)\}/g, '$1')
    .replace(/\{?\\textasciitilde\s*(?:\{\})?\}?|\\~\{\}|\{\\~\}/g, '~')
    .replace(/\{?\\textunderscore\s*(?:\{\})?\}?/g, '_')
    .replace(/\\([&%$#_~{}])/g, '$1')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Groups inside groups; deeper braces are passed over, so that no file exhausts the stack. */
const maxDepth = 200;

class LatexReader {
  private at = 0;
  private depth = 0;
  private inMath = false;

  constructor(private readonly source: string) {}

  readAll(): string {
    let out = '';
    // A closing brace that opens nothing is passed over.
    while (this.at < this.source.length) {
      out += this.readUntil('}');
      this.at++;
    }
    return out;
  }

  /** Reads up to, not including, `closing` at this level. */
  private readUntil(closing: string): string {
    let out = '';
    while (this.at < this.source.length) {
      const char = this.source.charAt(this.at);
      if (char === closing) return out;
      this.at++;
      out += this.readOne(char);
    }
    return out;
  }

  private readOne(char: string): string {
    switch (char) {
      case '{':
        return this.readGroup();
      case '\\':
        return this.readCommand();
      case '$':
        if (this.source[this.at] === '$') this.at++;
        // A dollar sign without a partner is money, not mathematics.
        if (!this.inMath && !this.source.includes('$', this.at)) return '$';
        this.inMath = !this.inMath;
        return '';
      case '~':
        return ' ';
      case '^':
      case '_':
        return this.inMath ? toScript(this.readArgument(), char) : char;
      case '-':
        if (this.inMath || this.source[this.at] !== '-') return '-';
        this.at++;
        if (this.source[this.at] !== '-') return '–';
        this.at++;
        return '—';
      case '`':
        if (this.source[this.at] !== '`') return '‘';
        this.at++;
        return '“';
      case "'":
        if (this.source[this.at] !== "'") return this.inMath ? '′' : "'";
        this.at++;
        return '”';
      default:
        return char;
    }
  }

  private readGroup(): string {
    if (this.depth >= maxDepth) return '';
    this.depth++;
    const text = this.readUntil('}');
    this.depth--;
    this.at++;
    return text;
  }

  /** The next argument: a group, a command or a single character. */
  private readArgument(): string {
    this.skipSpace();
    const char = this.source.charAt(this.at);
    if (char === '' || char === '}') return '';
    this.at++;
    if (char === '{') return this.readGroup();
    if (char === '\\') return this.depth >= maxDepth ? '' : this.readDeeper();
    const point = this.source.codePointAt(this.at - 1) ?? 0;
    if (point <= 0xffff) return char;
    this.at++;
    return String.fromCodePoint(point);
  }

  /** A command as the argument of another. */
  private readDeeper(): string {
    this.depth++;
    const text = this.readCommand();
    this.depth--;
    return text;
  }

  private readCommand(): string {
    const letters = /[A-Za-z@]+\*?/y;
    letters.lastIndex = this.at;
    const name = letters.exec(this.source)?.[0];
    if (name === undefined) return this.readSign();
    this.at += name.length;
    return this.readNamed(name.replace('*', ''));
  }

  private readSign(): string {
    const sign = this.source.charAt(this.at);
    this.at++;
    if (latexAccents.has(sign)) return this.readAccent(sign);
    switch (sign) {
      case '-':
      case '/':
      case '!':
        return '';
      case ',':
      case ';':
      case ':':
      case ' ':
      case '\n':
      case '\\':
        return ' ';
      case '(':
      case ')':
      case '[':
      case ']':
        this.inMath = sign === '(' || sign === '[';
        return '';
      default:
        return sign;
    }
  }

  private readNamed(name: string): string {
    if (latexAccents.has(name)) return this.readAccent(name);
    const symbol = latexSymbols.get(name);
    if (symbol !== undefined) return this.endName(symbol);
    if (latexSilent.has(name)) return this.endName('');
    const dropped = latexDropped.get(name);
    if (dropped !== undefined) {
      for (let count = 0; count < dropped; count++) this.readArgument();
      return '';
    }
    switch (name) {
      case 'textsuperscript':
      case 'sp':
        return toScript(this.readArgument(), '^');
      case 'textsubscript':
      case 'sb':
        return toScript(this.readArgument(), '_');
      case 'mkbibquote':
      case 'enquote':
      case 'textquote':
        return `“${this.readArgument()}”`;
      case 'href':
        this.readRaw();
        return this.readArgument();
      case 'url':
      case 'path':
      case 'nolinkurl':
        return this.readRaw();
      case 'switchargs': {
        const first = this.readArgument();
        return this.readArgument() + first;
      }
      case 'frac':
      case 'nicefrac':
        return `${this.readArgument()}/${this.readArgument()}`;
      case 'not':
        return `${this.readArgument()}\u0338`;
      case 'quad':
      case 'qquad':
      case 'enspace':
      case 'space':
        return ' ';
      default: {
        // '\vcevi' has lost the braces of '{\v c}evi'.
        const [, letter = '', rest = ''] = /^v([cszrendtCSZREND])(.*)$/.exec(name) ?? [];
        if (letter !== '') return `${letter}\u030c${rest}`;
        // '\foo{bar}' is bar; '\foo' alone stays 'foo'.
        this.skipSpace();
        return this.source[this.at] === '{' ? this.readArgument() : name;
      }
    }
  }

  /** An accent over its argument; a dotless letter gets its dot back, which the accent replaces. */
  private readAccent(name: string): string {
    const argument = this.readArgument();
    const mark = latexAccents.get(name) ?? '';
    const [first] = argument;
    if (first === undefined) return name.length === 1 && !/[A-Za-z]/.test(name) ? name : '';
    const letter = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
    return letter + mark + argument.slice(first.length);
  }

  /** White space after a command's name belongs to the command; '{}' only ends it. */
  private endName(text: string): string {
    this.skipSpace();
    if (this.source.startsWith('{}', this.at)) this.at += 2;
    return text;
  }

  private readRaw(): string {
    this.skipSpace();
    if (this.source[this.at] !== '{') return '';
    const end = this.source.indexOf('}', this.at);
    const raw = this.source.slice(this.at + 1, end === -1 ? undefined : end);
    this.at = end === -1 ? this.source.length : end + 1;
    return verbatimToText(raw);
  }

  private skipSpace(): void {
    while (/\s/.test(this.source.charAt(this.at))) this.at++;
  }
}
