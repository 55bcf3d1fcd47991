/** Language names and the bibliographic codes of ISO 639-2 that are not their own tags. */
const tags: Readonly<Record<string, string>> = {
  english: 'en',
  american: 'en-US',
  british: 'en-GB',
  usenglish: 'en-US',
  ukenglish: 'en-GB',
  german: 'de',
  ngerman: 'de',
  deutsch: 'de',
  ger: 'de',
  french: 'fr',
  francais: 'fr',
  français: 'fr',
  fre: 'fr',
  spanish: 'es',
  español: 'es',
  italian: 'it',
  italiano: 'it',
  portuguese: 'pt',
  português: 'pt',
  brazilian: 'pt-BR',
  dutch: 'nl',
  dut: 'nl',
  russian: 'ru',
  chinese: 'zh',
  chi: 'zh',
  japanese: 'ja',
  korean: 'ko',
  polish: 'pl',
  czech: 'cs',
  cze: 'cs',
  slovak: 'sk',
  slo: 'sk',
  swedish: 'sv',
  danish: 'da',
  norwegian: 'no',
  finnish: 'fi',
  hungarian: 'hu',
  greek: 'el',
  gre: 'el',
  turkish: 'tr',
  romanian: 'ro',
  rum: 'ro',
  ukrainian: 'uk',
  croatian: 'hr',
  arabic: 'ar',
  hebrew: 'he',
  persian: 'fa',
  per: 'fa',
  latin: 'la',
  thai: 'th',
  vietnamese: 'vi',
  indonesian: 'id',
  catalan: 'ca',
};

/**
 * The BCP 47 tag of a language as bibliographies name it ('eng', 'ngerman', 'English', 'en-us').
 * @returns undefined where it names none, several or an unknown one
 */
export function languageTag(text: string | undefined): string | undefined {
  const name = text?.trim().toLowerCase().replaceAll('_', '-') ?? '';
  const known = Object.hasOwn(tags, name) ? tags[name] : undefined;
  if (known !== undefined) return known;
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/.test(name) || name === 'und' || name === 'mul') return undefined;
  return Intl.getCanonicalLocales(name)[0];
}
