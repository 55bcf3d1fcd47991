/** How the bytes of a text are read: 'utf-8', 'windows-1252', or any label that TextDecoder knows. */
export interface TextEncoding {
  label: string;
  /** Bytes of a byte order mark, to be left out. */
  markLength: number;
}

const declaredEncodings = [/^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/, /^%\s*Encoding:\s*([\w.:-]+)/im];

/**
 * Decides how a text is encoded: by its byte order mark, else by zero bytes (UTF-16 without a mark), else UTF-8 wherever
 * the bytes are valid UTF-8 whatever the declaration says (other text with accents is practically never valid UTF-8 by
 * chance), else by the declaration (XML, or the comment that JabRef writes), else GBK where nearly all high bytes come in
 * pairs, else windows-1252. Text that is UTF-8 but for a few bytes stays UTF-8.
 * @param head the first bytes, some 64 KiB
 */
export function detectTextEncoding(head: Uint8Array): TextEncoding {
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return { label: 'utf-8', markLength: 3 };
  if (startsWith(head, [0xff, 0xfe])) return { label: 'utf-16le', markLength: 2 };
  if (startsWith(head, [0xfe, 0xff])) return { label: 'utf-16be', markLength: 2 };
  const wide = wideEncoding(head);
  if (wide) return { label: wide, markLength: 0 };
  const sample = countSequences(head);
  if (sample.invalid === 0) return { label: 'utf-8', markLength: 0 };
  const declared = declaredEncoding(head);
  if (declared && declared !== 'utf-8' && !declared.startsWith('utf-16')) return { label: declared, markLength: 0 };
  if (sample.valid > 4 * sample.invalid) return { label: 'utf-8', markLength: 0 };
  return { label: looksLikeGbk(head) ? 'gbk' : 'windows-1252', markLength: 0 };
}

function startsWith(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** Latin text in UTF-16 has a zero in every other byte; no 8-bit text has zeros. */
function wideEncoding(head: Uint8Array): string | undefined {
  const length = Math.min(head.length, 4096) & ~1;
  if (length < 8) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  const needed = length / 2 / 3;
  if (odd > needed && even < odd / 4) return 'utf-16le';
  if (even > needed && odd < even / 4) return 'utf-16be';
  return undefined;
}

function declaredEncoding(head: Uint8Array): string | undefined {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 2048)).toString('latin1');
  for (const pattern of declaredEncodings) {
    const label = pattern.exec(text)?.[1];
    if (label === undefined) continue;
    try {
      return new TextDecoder(label).encoding;
    } catch {
      // A label that nobody knows says nothing.
    }
  }
  return undefined;
}

/** Counts the multi-byte sequences that are valid UTF-8 and the high bytes that are not. A cut at the end counts as neither. */
function countSequences(bytes: Uint8Array): { valid: number; invalid: number } {
  let valid = 0;
  let invalid = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    const trailing =
      lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
    if (trailing > 0 && i + trailing >= bytes.length) break;
    let isValid = trailing > 0;
    for (let k = 1; k <= trailing; k++) isValid &&= ((bytes[i + k] ?? 0) & 0xc0) === 0x80;
    if (isValid) {
      valid++;
      i += trailing;
    } else invalid++;
  }
  return { valid, invalid };
}

/** Chinese text in GBK has its high bytes in pairs of the GB2312 rows; accents of western text stand between ASCII letters. */
function looksLikeGbk(bytes: Uint8Array): boolean {
  let pairs = 0;
  let single = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[i + 1] ?? 0;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1 && trail <= 0xfe) {
      pairs++;
      i++;
    } else single++;
  }
  return pairs >= 2 && pairs > 9 * single;
}

// The C1 positions of windows-1252; '' where the standard leaves the byte as its control character.
const windows1252C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Decodes windows-1252, which the web takes ISO-8859-1 for; every byte has a character. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return text.replace(/[\x80-\x9f]/g, (character) => windows1252C1[character.charCodeAt(0) - 0x80] ?? character);
}
