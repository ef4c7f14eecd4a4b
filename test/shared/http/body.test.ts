import { describe, expect, it } from 'vitest'
import { organizationInput } from '../../../shared/domain/organization.ts'
import { personInput } from '../../../shared/domain/person.ts'
import { readBody } from '../../../shared/http/body.ts'
import { edge, problemOf } from '../../support/edge.ts'

const organizations = edge(async (c) => c.json(await readBody(c, organizationInput)))
const people = edge(async (c) => c.json(await readBody(c, personInput)))

function send(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', body, headers: { 'Content-Type': 'application/json', 'Accept-Language': 'en', ...headers } }
}

async function refusal(body: string | Uint8Array<ArrayBuffer>, headers?: Record<string, string>) {
  return problemOf(await organizations.request('/', send(body, headers)))
}

describe('readBody', () => {
  it('gives line and column of text that is not JSON', async () => {
    const problem = await refusal('{\n  "kind": "society",\n  "names": [}\n}')
    expect(problem.code).toBe('malformed-json')
    expect(problem.detail).toBe('The body is not valid JSON: line 3, column 13, at “}”.')
  })

  it('says when JSON breaks off, when there is none, and when it is not UTF-8', async () => {
    expect((await refusal('{"kind":"soc')).detail).toBe('The body is not valid JSON: line 1, column 9, at “"”.')
    expect((await refusal('{"kind":"society"')).detail).toBe(
      'The body is not valid JSON: line 1, column 18, it breaks off.',
    )
    expect((await refusal(' \n')).detail).toBe('The body is empty; send JSON.')
    expect((await refusal(new Uint8Array([0x22, 0xc9, 0xee, 0x22]))).detail).toBe(
      'The body is not UTF-8; send it as UTF-8 (not GBK).',
    )
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    '',
    'application/json; charset=gbk',
    'application/merge-patch+json',
  ])('refuses the content type "%s"', async (type) => {
    const problem = await refusal('{}', { 'Content-Type': type })
    expect([problem.status, problem.code]).toEqual([415, 'unsupported-media-type'])
  })

  it('accepts a byte order mark and a charset of utf-8', async () => {
    const body = '\uFEFF{"kind":"society","names":[{"text":"某学会","kind":"official"}]}'
    const answer = await organizations.request('/', send(body, { 'Content-Type': 'Application/JSON; charset=UTF-8' }))
    expect(answer.status).toBe(200)
  })

  it('refuses a body that is nested more than 32 levels deep, however deep', async () => {
    for (const depth of [33, 130_000]) {
      const problem = await refusal('['.repeat(depth) + ']'.repeat(depth))
      expect(problem.detail).toBe('The body is nested too deep; at most 32 levels.')
    }
    expect((await refusal('['.repeat(32) + ']'.repeat(32))).detail).not.toMatch(/nested/)
  })

  it('refuses half a surrogate pair, which the table would change into another character', async () => {
    const problem = await refusal('{"kind":"society","names":[{"text":"\\ud83d","kind":"official"}]}')
    expect(problem.errors.map(({ path }) => path)).toEqual(['names.0.text'])
  })

  it.each([
    ['{"kind":"society","founded":1e400}', 'founded'],
    ['{"kind":"society","place":{"x":-1e999}}', 'place.x'],
    ['{"kind":12345678901234567890}', 'kind'],
    ['{"a":[9007199254740993]}', 'a.0'],
  ])('refuses a number that cannot be read as it is written: %s', async (body, path) => {
    const problem = await refusal(body)
    expect([problem.code, problem.errors.map((each) => each.path)]).toEqual(['invalid-input', [path]])
    expect(problem.detail).toBe('The number is too large to be read exactly; write it as text, or smaller.')
  })

  it.each([
    ['{"__proto__":{"kind":"society"}}', '“__proto__”'],
    ['{"names":[{"__proto__":null}]}', '“__proto__”'],
    ['{"\\ud83d":1}', '“\ufffd”'],
  ])('refuses a field by a name that later code may take for something else: %s', async (body, name) => {
    const problem = await refusal(body)
    expect([problem.code, problem.detail]).toEqual(['invalid-input', `No field can be named ${name}; remove it.`])
  })

  it('lists every fault with its path and a sentence', async () => {
    const body = {
      kind: 'socity',
      names: [],
      nmae: 1,
      place: { region: '999999', planet: 1 },
      founded: '2024-02-30',
      note: 'x'.repeat(2001),
      parentId: null,
      identifiers: {},
    }
    const problem = await refusal(JSON.stringify(body))
    expect(problem.code).toBe('invalid-input')
    expect(problem.errors.map(({ path }) => path).toSorted()).toEqual([
      'founded',
      'identifiers',
      'kind',
      'names',
      'nmae',
      'note',
      'parentId',
      'place.planet',
      'place.region',
    ])
    const at = new Map(problem.errors.map(({ path, detail }) => [path, detail]))
    expect(at.get('names')).toBe('At least 1 needed, 0 given.')
    expect(at.get('note')).toBe('It may have at most 2000 characters and has 2001.')
    expect(at.get('parentId')).toBe('It must be text; leave out what is not known instead of writing null.')
    expect(at.get('identifiers')).toBe('It must be an array [ … ], not {}.')
    expect(at.get('place.planet')).toBe(
      'There is no field named “planet”; check the spelling or remove it. Known ones: country, region, city.',
    )
  })

  it('gives the code that all faults have in common', async () => {
    const names = [{ text: '张三', kind: 'official' }]
    const code = async (body: unknown) => (await problemOf(await people.request('/', send(JSON.stringify(body))))).code
    expect(await code({ names, birth: '1970-13' })).toBe('invalid-date')
    expect(await code({ names, disciplines: ['99999'] })).toBe('unknown-code')
    expect(await code({ names: [{ ...names[0], start: '2020', end: '2010' }] })).toBe('end-before-start')
    expect(await code({ names, birth: '1970-13', disciplines: ['99999'] })).toBe('invalid-input')
  })

  it('suggests codes near an unknown one', async () => {
    const body = { names: [{ text: '张三', kind: 'official' }], disciplines: ['信息科学'] }
    const problem = await problemOf(await people.request('/', send(JSON.stringify(body))))
    expect(problem.errors[0]?.detail).toMatch(/120 /)
  })

  it('lists at most 100 faults and names the total', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`f${at}`, 1]))
    const body = JSON.stringify({ kind: 'society', names: [{ text: 'a', kind: 'official' }], ...unknown })
    const began = performance.now()
    const problem = await refusal(body)
    expect(performance.now() - began).toBeLessThan(5000)
    expect([problem.errors.length, problem.errorsTotal]).toEqual([100, 20_000])
  })

  it('does not stop at the first wrong code, and looks for near ones only so often', async () => {
    const educations = Array.from({ length: 20 }, () => ({ degree: 'x', country: 'x', discipline: '信息科学' }))
    const body = JSON.stringify({ names: [{ text: '张三', kind: 'official' }], educations })
    const problem = await problemOf(await people.request('/', send(body)))
    expect([problem.code, problem.errors.length]).toEqual(['unknown-code', 60])
    expect(problem.errors[2]?.detail).toMatch(/Near ones: 120 /)
    expect(problem.errors[59]?.detail).toMatch(/is no code of .*; see \/v1\/vocabularies\/disciplines/)
  })

  it('never repeats more of a refused value than 60 characters', async () => {
    const problem = await refusal(
      JSON.stringify({ kind: `x${'长'.repeat(5000)}`, names: [{ text: 'a', kind: 'official' }] }),
    )
    expect(problem.errors[0]?.detail).toContain(`“x${'长'.repeat(59)}…”`)
    expect(JSON.stringify(problem).length).toBeLessThan(1000)
  })
})
