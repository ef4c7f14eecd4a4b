import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { domainFault } from '../../../shared/http/domain-fault.ts'
import { vocabularies } from '../../../shared/vocabulary/vocabularies.ts'

/** Names of rules in the sources of schemas: `{ error: 'date-form' }`, `{ message: `query-too-deep:${depth}` }`. */
function ruleNames(): string[] {
  const sources = globSync('shared/{domain,index,roster,directory,http}/**/*.ts').map((file) =>
    readFileSync(file, 'utf8'),
  )
  const names = sources.flatMap((source) =>
    [...source.matchAll(/\b(?:error|message): ['`]([a-z]+(?:-[a-z]+)+)/g)].map(([, name = '']) => name),
  )
  return [...new Set(names)]
}

describe('domainFault', () => {
  it('has a sentence in both languages for every rule that a schema names', () => {
    const names = ruleNames()
    expect(names).toEqual(expect.arrayContaining(['date-form', 'id-form', 'query-too-deep']))
    for (const name of names) {
      const fault = domainFault(name === 'unknown-code' ? 'unknown-code:regions' : name, 'x', true)
      expect(fault, name).toBeDefined()
      expect(fault?.zh, name).toMatch(/\p{Script=Han}/u)
      expect(fault?.en, name).toMatch(/^[^\p{Script=Han}]*$/u)
    }
  })

  it('names the list of an unknown code, with suggestions or without', () => {
    for (const id of vocabularies.keys())
      for (const suggest of [true, false]) {
        const fault = domainFault(`unknown-code:${id}`, 'zzzz9', suggest)
        expect(fault?.code).toBe('unknown-code')
        expect(fault?.zh).toContain('zzzz9')
      }
  })

  it('tells what an ambiguous name may mean, and which groups of honours there are', () => {
    expect(domainFault('ambiguous-name:regions', '鼓楼区', true)?.zh).toMatch(/320106.*320302/)
    expect(domainFault('unknown-code:honour-groups', '奖牌', true)?.zh).toContain('国家科学技术奖')
  })

  it('knows no message of zod and no property of every object', () => {
    for (const message of ['Invalid input: expected string', 'toString', '__proto__', ''])
      expect(domainFault(message, 'x', true)).toBeUndefined()
  })
})
