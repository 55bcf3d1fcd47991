/**
 * Whether 16 characters (digits, the last may be X) end in the check character of ISO 7064 MOD 11-2, as ORCID iDs and
 * ISNIs do.
 */
export function hasMod11Check(sixteen: string): boolean {
  if (!/^\d{15}[\dX]$/.test(sixteen)) return false;
  let total = 0;
  for (const digit of sixteen.slice(0, 15)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return sixteen[15] === (check === 10 ? 'X' : String(check));
}

const base32 = '0123456789abcdefghjkmnpqrstvwxyz';

/** Whether a bare ROR id ('05a28rw58') ends in its ISO 7064 MOD 97-10 check digits. */
export function hasRorCheck(id: string): boolean {
  if (!/^0[0-9a-hjkmnp-tv-z]{6}\d\d$/.test(id)) return false;
  let number = 0;
  for (const digit of id.slice(1, 7)) number = number * 32 + base32.indexOf(digit);
  return 98 - ((number * 100) % 97) === Number(id.slice(7));
}

/** The 13 digits of an ISBN-10 or ISBN-13 without separators, or null where its check digit is wrong. */
export function isbn13(digits: string): string | null {
  if (/^\d{9}[\dX]$/.test(digits)) {
    let sum = 0;
    [...digits].forEach((digit, at) => {
      sum += (10 - at) * (digit === 'X' ? 10 : Number(digit));
    });
    if (sum % 11 !== 0) return null;
    const body = `978${digits.slice(0, 9)}`;
    return body + String((10 - (weighted(body) % 10)) % 10);
  }
  if (!/^97[89]\d{10}$/.test(digits)) return null;
  return weighted(digits) % 10 === 0 ? digits : null;
}

/** Whether eight characters ('03784371', the last may be X) end in an ISSN's check character. */
export function hasIssnCheck(eight: string): boolean {
  if (!/^\d{7}[\dX]$/.test(eight)) return false;
  let sum = 0;
  [...eight].forEach((digit, at) => {
    sum += (8 - at) * (digit === 'X' ? 10 : Number(digit));
  });
  return sum % 11 === 0;
}

function weighted(digits: string): number {
  let sum = 0;
  [...digits].forEach((digit, at) => {
    sum += Number(digit) * (at % 2 === 0 ? 1 : 3);
  });
  return sum;
}
