/** Han characters, 〇 and 々 among them. */
const han = /^\p{Script=Han}$/u

/** The dots that stand between the parts of a name, and any space: what does not keep a name from being all Han. */
const innerMarks = /[\s·•・‧∙]+/gu

/** Latin letters with a stroke, which no decomposition takes apart, as they are typed without one. */
const strokes: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th' }

/** Whether a character (code point) is Han. */
export function isHan(character: string): boolean {
  return han.test(character)
}

/** The characters (code points, NFKC) of a name that is all Han but for spaces and middle dots; undefined for any other name. */
export function hanCharacters(name: string): readonly string[] | undefined {
  const characters = [...name.normalize('NFKC').replace(innerMarks, '')]
  return characters.length > 0 && characters.every(isHan) ? characters : undefined
}

/** Letters and digits alone, NFKC, lower case, Latin ones without accents: the form in which parts of names are compared. */
export function folded(text: string): string {
  return plain(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The runs of letters and digits other than Han, folded; an apostrophe parts no word (O’Brien). */
export function wordsOf(text: string): readonly string[] {
  const joined = plain(text).replace(/(?<=\p{L})['’ʼ‘`](?=\p{L})/gu, '')
  return joined.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}]+/gu) ?? []
}

function plain(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase().normalize('NFD')
  const bare = lower.replace(/(\p{Script=Latin})\p{M}+/gu, '$1').normalize('NFC')
  return bare.replace(/[øłđßæœıþ]/gu, (letter) => strokes[letter] ?? letter)
}
