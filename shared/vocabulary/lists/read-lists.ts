import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import * as z from 'zod'

/** A row before it is compiled: column name → cell; every row has `code`. */
export type Row = Readonly<Record<string, string>>

const folder = import.meta.dirname
const rowsSchema = z.array(z.record(z.string(), z.string()))

/** The rows of a CSV file of this folder, every cell a trimmed string. */
export function readCsv(file: string): readonly Row[] {
  return rowsSchema.parse(parse(readFileSync(join(folder, file)), { columns: true, trim: true }))
}

const documents = readCsv('documents.csv')

const ranks: Readonly<Record<string, string>> = { 正高级: 'senior', 副高级: 'associate', 中级: 'intermediate' }

/** 初级（助理级）and 初级（员级）are both junior; 序列 has no rank. */
function rankLevel(rank = ''): string {
  return ranks[rank] ?? (rank.startsWith('初级') ? 'junior' : '')
}

function regionKind(tag = ''): string {
  if (tag === 'NBS2023-virtual') return 'virtual'
  return tag === 'NBS-only-devzone' ? 'zone' : ''
}

function degreesOf(scheme: string): readonly Row[] {
  const rows = readCsv('degrees-and-education.csv').filter((row) => row.scheme?.startsWith(scheme))
  return rows.map(({ code = '', name = '' }) => ({ code, zh: name }))
}

/** Lists with a source outside the project, brought to our column names; ids are those of the vocabularies. */
const sources: Readonly<Record<string, () => readonly Row[]>> = {
  disciplines: () =>
    readCsv('disciplines-gbt13745-2009.csv').map(({ code = '', name = '', parent = '' }) => ({
      code,
      zh: name,
      parent,
    })),
  regions: () =>
    readCsv('regions-gbt2260.csv').map(
      ({ code = '', name = '', parent_code = '', level = '', gb2260, source_tag }) => ({
        code,
        zh: name,
        parent: parent_code,
        level,
        kind: regionKind(source_tag),
        standard: gb2260 === '1' ? '' : 'no',
      }),
    ),
  countries: () =>
    readCsv('countries-iso3166.csv').map(
      ({ alpha2 = '', name_zh = '', name_en = '', alpha3 = '', numeric = '', alt_names_zh = '' }) => ({
        code: alpha2,
        zh: name_zh,
        en: name_en,
        aliases: [alpha3, numeric, ...alt_names_zh.split('|')].filter((name) => name !== '').join('|'),
      }),
    ),
  'professional-titles': () =>
    readCsv('professional-titles-gbt8561.csv').map(
      ({ code = '', name = '', series_code = '', rank_by_last_digit = '' }) => ({
        code,
        zh: name,
        parent: series_code,
        rank: rank_by_last_digit,
      }),
    ),
  'ethnic-groups': () =>
    readCsv('ethnic-groups-gbt3304.csv').map(({ code = '', name_zh = '', name_roman = '', letter_code = '' }) => ({
      code,
      zh: name_zh,
      en: name_roman,
      aliases: letter_code,
    })),
  genders: () => readCsv('gender-gbt2261.csv').map(({ code = '', name = '' }) => ({ code, zh: name })),
  degrees: () => degreesOf('GB/T 6864'),
  'education-levels': () => degreesOf('GB/T 4658'),
  languages: () => readCsv('languages-iso639-1.csv'),
  honours: () => {
    const codes = new Map(readCsv('ours/honours.csv').map(({ zh = '', code = '' }) => [zh, code]))
    return readCsv('honours.csv').map(({ name = '', group = '', scope = '' }) => ({
      code: codes.get(name) ?? '',
      zh: name,
      group,
      scope,
    }))
  },
}

/** Ids of all lists, in alphabetical order. */
export function listIds(): readonly string[] {
  const ours = readdirSync(join(folder, 'ours')).map((file) => file.replace(/\.csv$/, ''))
  return [...new Set([...Object.keys(sources), ...ours])].sort()
}

/** The words of the notice that a row comes from, after its document and line. */
function sourceOf({ doc = '', line = '', phrase = '' }: Row): string {
  if (doc === '') return ''
  const document = documents.find((row) => row.doc === doc)
  if (document === undefined) throw new Error(`documents.csv has no document ${doc}`)
  return `${document.number || document.title} 第${line}行：${phrase}`
}

/** A row of ours laid over the source's: what it fills in wins, aliases add up, and a replaced label stays as an alias. */
function overlay(base: Row, ours: Row): Row {
  const filled = Object.fromEntries(Object.entries(ours).filter(([, cell]) => cell !== ''))
  const replaced = ['zh', 'en'].filter((column) => base[column] && filled[column]).map((column) => base[column] ?? '')
  const aliases = [...(base.aliases ?? '').split('|'), ...replaced, ...(ours.aliases ?? '').split('|')]
  const merged: Row = { ...base, ...filled }
  const names = [...new Set(aliases)].filter((name) => name !== '' && name !== merged.zh && name !== merged.en)
  return { ...merged, aliases: names.join('|') }
}

function byCode(file: string, rows: readonly Row[]): ReadonlyMap<string, Row> {
  const map = new Map(rows.map((row) => [row.code ?? '', row]))
  if (map.size !== rows.length || map.has('')) throw new Error(`${file}: a code is missing or stands twice`)
  return map
}

/**
 * All rows of a list: the source's with ours laid over. They stand in our order where we have them all, else in the source's
 * with rows that only we have at the end.
 */
export function readList(id: string): readonly Row[] {
  const file = `ours/${id}.csv`
  const base = byCode(id, sources[id]?.() ?? [])
  const ours = byCode(file, existsSync(join(folder, file)) ? readCsv(file) : [])
  const complete = [...base.keys()].every((code) => ours.has(code))
  const codes = new Set(complete ? ours.keys() : [...base.keys(), ...ours.keys()])
  const rows = [...codes].map((code) => overlay(base.get(code) ?? {}, ours.get(code) ?? {}))
  return rows.map((row) => ({ ...row, rank: rankLevel(row.rank), source: sourceOf(row) }))
}
