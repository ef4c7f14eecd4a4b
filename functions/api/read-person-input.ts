import type { Context as Request } from 'hono'
import * as z from 'zod'
import type { Context } from '../../shared/directory/context.ts'
import { dayOf } from '../../shared/domain/dates.ts'
import {
  type Identity,
  type IdentityFacts,
  type IdentityFault,
  readIdentityNumber,
} from '../../shared/domain/identity-number.ts'
import { type PersonInput, personInput } from '../../shared/domain/person.ts'
import { type AppError, type Bilingual, refuse } from '../../shared/errors.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'
import { jsonTypes, patchTypes, readJson } from '../../shared/http/body.ts'
import { isJsonObject } from '../../shared/http/merge-patch.ts'
import { patchOf, writeOf } from '../../shared/http/write-input.ts'
import type { IdentityHasher } from '../../shared/store/identity-hasher.ts'

/** The body of a new person, and the identity number as its keyed hash. */
export async function readNewPerson(
  c: Request<ApiEnv>,
  hash: IdentityHasher,
): Promise<{ readonly input: PersonInput; readonly identity: Identity | undefined; readonly ctx: Context }> {
  const { said, identity, says, digested } = await apart(c, await readJson(c, jsonTypes), hash)
  if (identity === null) throw faultOf('form')
  const { input, ctx } = writeOf(c, personInput, said, digested)
  expectAgreement(input, says)
  return { input, identity, ctx }
}

/** A merge patch of a person; `identity` is undefined where it says nothing of the identity number, and null where that is to go. */
export async function readPersonPatch(c: Request<ApiEnv>, hash: IdentityHasher) {
  const { said, identity, says } = await apart(c, await readJson(c, patchTypes), hash)
  const { expected, patch, ctx } = patchOf(c, personInput, said)
  return {
    expected,
    ctx,
    identity,
    patch: (input: unknown) => {
      const patched = patch(input)
      expectAgreement(patched, says)
      return patched
    },
  }
}

/**
 * A body without its `identityNumber`, that number as its hash, and what a repeated request is known by, which holds the hash in its place: the number itself goes
 * no further than here.
 */
async function apart(c: Request<ApiEnv>, body: unknown, hash: IdentityHasher) {
  if (!isJsonObject(body) || body.identityNumber === undefined)
    return { said: body, identity: undefined, says: undefined, digested: body }
  const { identityNumber, ...said } = body
  if (identityNumber === null) return { said, identity: null, says: undefined, digested: body }
  const text = z.string().max(100).safeParse(identityNumber)
  if (!text.success) throw faultOf('form')
  const reading = readIdentityNumber(text.data, dayOf(c.var.context.now))
  if ('fault' in reading) throw faultOf(reading.fault)
  const identity: Identity = { kind: 'resident-id', hash: await hash(reading.number) }
  return { said, identity, says: reading, digested: { ...said, identityNumber: identity.hash } }
}

/** By year alone: a day that is refused would tell the day that is on record. */
function expectAgreement({ birth, gender }: PersonInput, says: IdentityFacts | undefined): void {
  if (says === undefined) return
  if (birth !== undefined && birth.slice(0, 4) !== says.birth.slice(0, 4))
    throw contradiction('出生年份', 'year of birth')
  if ((gender === '1' || gender === '2') && gender !== says.gender) throw contradiction('性别', 'gender')
}

function contradiction(zh: string, en: string): AppError {
  return refuse(
    'invalid-input',
    'identityNumber',
    `身份证号所示的${zh}与此人的${zh}不同；请核对证件。`,
    `The ${en} in the identity number is not the person's; compare both with the document.`,
  )
}

function faultOf(fault: IdentityFault): AppError {
  const { zh, en } = sentences[fault]
  return refuse('invalid-input', 'identityNumber', zh, en)
}

/** None of them holds what was sent. */
const sentences: Readonly<Record<IdentityFault, Bilingual>> = {
  form: {
    zh: '居民身份证号为 18 位，末位是数字或 X；请作为文字，对照证件填写。',
    en: 'A resident identity number has 18 characters, the last a digit or X; send it as text, as the document has it.',
  },
  old: {
    zh: '这是 15 位的旧证号码；请改填现用证件上的 18 位号码。',
    en: 'This is a number of 15 digits of an old card; give the one of 18 characters on the present card.',
  },
  rounded: {
    zh: '号码的末几位已被表格软件改写；请对照证件重新填写。',
    en: 'A spreadsheet has rounded the last digits; write the number again from the document.',
  },
  check: {
    zh: '身份证号的校验码不对，有数字写错；请对照证件改正。',
    en: 'The check character is wrong: some digit is; compare the number with the document.',
  },
  birth: {
    zh: '身份证号中的出生日期不存在或在将来；请对照证件改正。',
    en: 'The date of birth in the number does not exist or lies ahead; compare the number with the document.',
  },
  other: {
    zh: '这不是居民身份证号（可能是护照或通行证）；请不要填在这里。',
    en: 'This is no resident identity number (perhaps a passport or permit); leave it out.',
  },
}
