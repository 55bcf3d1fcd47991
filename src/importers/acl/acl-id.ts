/**
 * The Anthology id of a paper, from its place in the XML. Since 2020 '2020.acl-main.1'; before, a letter, the year and
 * four digits of which the first one (two for workshops, C69 and D19 from volume 5 on) are the volume: 'P18-1001'.
 * @param paper number inside the volume; '0' is the front matter
 */
export function aclPaperId(collection: string, volume: string, paper: string): string {
  if (/^\d/.test(collection)) return `${collection}-${volume}.${paper}`;
  const hasTwoDigitVolumes =
    collection.startsWith('W') || collection === 'C69' || (collection === 'D19' && Number(volume) >= 5);
  return hasTwoDigitVolumes
    ? `${collection}-${volume.padStart(2, '0')}${paper.padStart(2, '0')}`
    : `${collection}-${volume}${paper.padStart(3, '0')}`;
}

/** The year that an old collection id states by definition: 'P18' is 2018, 'J79' is 1979. */
export function yearOfCollection(collection: string): string | undefined {
  const full = /^(\d{4})\./.exec(collection)?.[1];
  if (full) return full;
  const digits = /^[A-Z](\d\d)$/.exec(collection)?.[1];
  if (digits === undefined) return undefined;
  return Number(digits) >= 50 ? `19${digits}` : `20${digits}`;
}
