import * as z from 'zod'
import { endsBeforeStart, partialDate } from './dates.ts'
import { nameText } from './text.ts'

/** The fault of a period that ends before it starts; sits at `end`. */
export const periodFault = { error: 'end-before-start', path: ['end'] }

const dated = {
  /** BCP 47 language, `zh-Hans` when left out. */
  lang: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: 'language-form' })
    .optional(),
  start: partialDate.optional(),
  end: partialDate.optional(),
}

/** A name of an organization; one body may have several official names at once (党校 = 科技人才学院). */
export const organizationName = z
  .strictObject({ text: nameText, kind: z.enum(['official', 'short', 'former', 'alias', 'english']), ...dated })
  .refine((name) => !endsBeforeStart(name), periodFault)

/** A name of a person; the first `official` one is shown. */
export const personName = z
  .strictObject({ text: nameText, kind: z.enum(['official', 'former', 'alias', 'pinyin', 'english']), ...dated })
  .refine((name) => !endsBeforeStart(name), periodFault)

/** A name of an organization. */
export type OrganizationName = z.infer<typeof organizationName>
/** A name of a person. */
export type PersonName = z.infer<typeof personName>

/** The name to show: the first official one that has not ended, else the first of all. */
export function mainName(names: readonly { text: string; kind: string; end?: string | undefined }[]): string {
  const official = names.find((name) => name.kind === 'official' && name.end === undefined)
  return (official ?? names[0])?.text ?? ''
}
