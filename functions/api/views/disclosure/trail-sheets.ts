import type { DisclosedRow } from '../../../../shared/directory/privacy/disclosed-imports.ts'
import type { Disclosure } from '../../../../shared/directory/privacy/disclosure.ts'
import { factNames } from '../../../../shared/domain/person.ts'
import { factLabels } from '../disclosure-labels.ts'
import type { DisclosureView } from '../disclosure-view.ts'
import { importStateLabels } from '../import-labels.ts'
import { type Cell, called, inOne, named, type Sheet, said, told } from './cell.ts'
import { type Facts, factCell } from './fact-cell.ts'
import type { NamesTold } from './names-told.ts'
import { momentCell } from './spoken-date.ts'
import { actionLabel, fieldsLabel, thingLabel } from './trail-labels.ts'
import { actorLabels, moveLabels, purposeLabels } from './word-labels.ts'

const when = { zh: '时间（北京时间）', en: 'When (UTC+8)' }

/** The files whose rows name the person, row by row. */
export function importSheet({ imports }: DisclosureView, names: NamesTold): Sheet {
  return {
    heads: [
      { zh: '文件', en: 'File' },
      { zh: '上传（北京时间）', en: 'Uploaded (UTC+8)' },
      { zh: '情况', en: 'State' },
      { zh: '行', en: 'Row' },
      { zh: '该行所载', en: 'What the row says' },
    ],
    rows: imports.flatMap((of) =>
      of.rows.map((row) => [
        [...said(of.file ?? '（文件名已删除）', of.id), ...names.organization(of.organizationId)],
        momentCell(of.uploadedAt),
        told(importStateLabels[of.state]),
        row.row === undefined
          ? told({ zh: '文件未列', en: 'not in the file' })
          : told({ zh: `第${row.row}行`, en: `row ${row.row}` }),
        rowCell(row, names),
      ]),
    ),
  }
}

function rowCell({ name, as, says }: DisclosedRow, names: NamesTold): Cell {
  const who =
    as === 'this-person'
      ? { zh: '即本人', en: 'this person' }
      : { zh: '可能是本人，尚未确认', en: 'may be this person' }
  const facts = (zh: string, en: string, of: Facts | undefined) =>
    of === undefined ? [] : called(zh, en, factsCell(of, names))
  return [
    ...inOne(said(name), told(who)),
    ...called('职务', 'posts', said(says?.posts.join('、'))),
    ...facts('所载', 'says', says?.newPerson ?? says?.facts),
    ...facts('原为', 'was', says?.factsWere),
  ]
}

/** Facts of a record or a row, each on a line after its name. */
function factsCell(of: Facts, names: NamesTold): Cell {
  return factNames.options.flatMap((fact) => {
    const cell = factCell(fact, of, names)
    return cell.length === 0 ? [] : said(`${factLabels[fact].zh}：${cell.map(({ zh }) => zh).join('；')}`)
  })
}

/** Records that were merged into this one, and what moved. */
export function mergedSheet({ absorbed }: Disclosure, { merged }: DisclosureView, names: NamesTold): Sheet {
  const apart = {
    zh: `与另外${merged.notTheSame}人核对，确认不是同一人`,
    en: `compared and found to be somebody else: ${merged.notTheSame}`,
  }
  return {
    heads: [{ zh: '事项', en: 'What' }, { zh: '内容', en: 'Value' }, when],
    rows: [
      ...absorbed.map((of) => [
        told({ zh: '并入的记录', en: 'record merged into this one' }, of.id),
        factsCell(of, names),
        momentCell(of.merged?.at),
      ]),
      ...merged.moves.map(({ id, to, kind, at }) => [
        told(moveLabels[kind]),
        inOne(told(thingLabel(id), id), named(undefined, to)),
        momentCell(at),
      ]),
      ...(merged.notTheSame === 0 ? [] : [[told({ zh: '区分', en: 'told apart' }), told(apart), []]]),
    ],
  }
}

/** Who looked at restricted fields: as what, when, at which, what for. */
export function lookSheet({ looks }: DisclosureView): Sheet {
  return {
    heads: [when, { zh: '查看者', en: 'By' }, { zh: '查看的信息', en: 'Fields' }, { zh: '目的', en: 'What for' }],
    rows: looks.map(({ at, by, fields, purpose }) => [
      momentCell(at),
      told(actorLabels[by]),
      told(fieldsLabel(texts(fields))),
      told(purposeOf(purpose)),
    ]),
  }
}

function texts(fields: unknown): string[] {
  return Array.isArray(fields) ? fields.filter((each) => typeof each === 'string') : []
}

function purposeOf(purpose: unknown) {
  return new Map<unknown, { zh: string; en: string }>(Object.entries(purposeLabels)).get(purpose)
}

/** What was written of the record. */
export function changeSheet({ changes }: DisclosureView): Sheet {
  return {
    heads: [when, { zh: '处理', en: 'What was done' }, { zh: '处理者', en: 'By' }, { zh: '涉及的信息', en: 'Fields' }],
    rows: changes.map(({ at, action, by, fields, importId }) => [
      momentCell(at),
      [
        ...told(actionLabel(action)),
        ...(importId === undefined ? [] : told({ zh: '随导入', en: 'by an import' }, importId)),
      ],
      told(actorLabels[by]),
      told(fieldsLabel(fields)),
    ]),
  }
}
