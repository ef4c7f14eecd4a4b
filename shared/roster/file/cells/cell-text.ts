/**
 * A text as it is typed on another keyboard: full-width letters, digits and signs as ASCII, wide spaces as spaces, without
 * characters that nobody sees. Han punctuation stays.
 */
export function plainWidth(text: string): string {
  // Most cells are of these characters only, which nothing below changes.
  if (/^[0-9A-Za-z.\u3007\u4e00-\u9fff]*$/.test(text)) return text
  return (
    text
      // All but ！（）， ：；？.
      .replace(/[\uff02-\uff07\uff0a\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uff5e]/g, (wide) =>
        String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
      )
      .replace(/[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]/g, '')
      .replace(/[\u00a0\u3000]/g, ' ')
      .trim()
  )
}

/** A text on one line, its spaces single, and none between Han characters. */
export function oneLine(text: string): string {
  return plainWidth(text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/(?<=[\p{Script=Han}（）、，；：]) (?=[\p{Script=Han}（）、，；：])/gu, '')
    .trim()
}

/** A text in quotation marks for a remark, cut where it is long. */
export function quoted(text: string): string {
  const line = text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim()
  const characters = [...line]
  return `“${characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : line}”`
}

/** Whether a cell only says that nothing is known: 不详, 无, —. */
export function saysNothing(text: string): boolean {
  return /^(?:不详|未知|不明|暂无|无|待定|待补充?|未填|空白?|n\/?a|none|null|[-—–―_/\\.·?？*]+)$/i.test(
    plainWidth(text),
  )
}
