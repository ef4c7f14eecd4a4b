import * as z from 'zod'

/** Letters of Han script, including those beyond the BMP. */
const han = /^[\p{Script=Han}〇\s]+$/u

/** One line of text, NFC, no control characters or half characters (lone surrogates), 1 to `max` characters (code points); surrounding space is cut. */
export function line(max: number) {
  return z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u, { error: 'control-character' }),
    )
}

/** A name as it is used: like `line(200)`, and the spaces inside a Han name go (`郭 姣` is printed so only to fill the column). */
export const nameText = line(200).transform((text) =>
  han.test(text) ? text.replace(/\s+/gu, '') : text.replace(/\s+/gu, ' '),
)

/** A longer remark, up to 2,000 characters; line breaks stay. */
export const remark = z
  .string()
  .transform((text) => text.normalize('NFC').trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(2000)
      .regex(/^\P{Cs}*$/u, { error: 'control-character' }),
  )

/** Text parted by commas, as settings have lists; nothing is none. */
export const commaList = z.string().transform((text) => text.split(',').filter((each) => each !== ''))
