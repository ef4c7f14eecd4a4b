import { factNames } from '../../../../shared/domain/person.ts'
import { processingPurposes } from '../../../../shared/vocabulary/processing-purposes.ts'
import { factLabels } from '../disclosure-labels.ts'
import type { DisclosureView } from '../disclosure-view.ts'
import { type Cell, called, coded, inOne, named, type Sheet, said, told } from './cell.ts'
import type { NamesTold } from './names-told.ts'
import { dateCell, momentCell } from './spoken-date.ts'
import { thingLabel } from './trail-labels.ts'
import { correctionLabels, levelLabels, meansLabels } from './word-labels.ts'

/** Why the record is kept, for what, by whom, and until when. */
export function handlingSheet({ handling: of }: DisclosureView, names: NamesTold): Sheet {
  const row = (zh: string, en: string, cell: Cell) => (cell.length === 0 ? [] : [[told({ zh, en }), cell]])
  const stated = { zh: '未另行说明，自建档起如此', en: 'not stated; so from the creation on' }
  return {
    heads: [
      { zh: '项目', en: 'What' },
      { zh: '内容', en: 'Value' },
    ],
    rows: [
      ...row('处理依据', 'Ground', [
        ...told(of.labels.basis),
        ...articleCell(of.article),
        ...(of.stated ? [] : told(stated)),
      ]),
      ...row(
        '处理目的',
        'Purposes',
        of.labels.purposes.flatMap((each) => told(each)),
      ),
      ...row(
        '负责单位',
        'Answers for it',
        of.custodianId === undefined ? told(operator) : names.organization(of.custodianId),
      ),
      ...row('自', 'Since', dateCell(of.since)),
      ...row('保存至', 'Kept until', of.retainUntil === undefined ? told(open) : dateCell(of.retainUntil)),
      ...row('备注', 'Note', said(of.note)),
    ],
  }
}

const operator = { zh: '本名录的运行单位', en: 'whoever runs this directory' }
const open = { zh: '未定', en: 'not set' }

/** Consents that were given. */
export function consentSheet({ consents }: DisclosureView): Sheet {
  return {
    heads: [
      { zh: '同意', en: 'Consent' },
      { zh: '目的与接收方', en: 'Purpose and recipient' },
      { zh: '有效期', en: 'Valid' },
      { zh: '方式与凭据', en: 'How, and what shows it' },
      { zh: '现况', en: 'Now' },
    ],
    rows: consents.map((of) => [
      [
        ...told(of.labels.kind),
        ...articleCell(of.article),
        ...called('范围', 'covers', inOne(...of.covers.map((level) => told(levelLabels[level])))),
      ],
      [...told(of.labels.purpose), ...named(of.recipientName, of.recipientId)],
      [...dateCell(of.givenOn), ...called('至', 'until', dateCell(of.expiresOn))],
      [...told(meansLabels[of.means]), ...said(of.evidence)],
      [
        ...told(of.inForce ? { zh: '有效', en: 'in force' } : { zh: '不再有效', en: 'not in force' }),
        ...(of.withdrawn === undefined
          ? []
          : called('撤回', 'withdrawn', inOne(dateCell(of.withdrawn.on), told(meansLabels[of.withdrawn.means])))),
      ],
    ]),
  }
}

/** Whom something went to, or may go to. */
export function recipientSheet({ recipients }: DisclosureView): Sheet {
  return {
    heads: [
      { zh: '接收方', en: 'Recipient' },
      { zh: '目的', en: 'Purpose' },
      { zh: '日期', en: 'Date' },
      { zh: '缘由', en: 'By' },
    ],
    rows: recipients.map((of) => [
      named(of.name, of.recipientId),
      coded(processingPurposes, of.purpose),
      dateCell(of.on),
      [
        ...told(thingLabel(of.by), of.by),
        ...called('撤回', 'withdrawn', dateCell('withdrawnOn' in of ? of.withdrawnOn : undefined)),
      ],
    ]),
  }
}

/** Requests for correction. */
export function correctionSheet({ corrections }: DisclosureView): Sheet {
  return {
    heads: [
      { zh: '关于', en: 'About' },
      { zh: '所称错误', en: 'Said to be wrong' },
      { zh: '应为', en: 'Should be' },
      { zh: '收到与期限', en: 'Received and due' },
      { zh: '结果（北京时间）', en: 'Outcome (UTC+8)' },
    ],
    rows: corrections.map((of) => [
      aboutCell(of.about),
      said(of.wrong),
      [...said(of.wished), ...called('凭据', 'shown by', said(of.evidence))],
      [...dateCell(of.receivedOn), ...called('期限', 'due', dateCell(of.dueOn))],
      [
        ...told(correctionLabels[of.state]),
        ...momentCell(of.closed?.at),
        ...called('理由', 'why', said(of.closed?.reason)),
      ],
    ]),
  }
}

function aboutCell(about: string): Cell {
  const { data } = factNames.safeParse(about)
  if (data !== undefined) return told(factLabels[data])
  const thing = thingLabel(about)
  return thing === undefined ? said(about) : told(thing, about)
}

/** An article of the law in words: 《个人信息保护法》第13条第1款第3项. */
function articleCell(article: string | undefined): Cell {
  const [, number, paragraph, item] = /^PIPL (\d+)(?:\((\d+)\)(\d*))?$/.exec(article ?? '') ?? []
  if (number === undefined) return said(article)
  const parts = [`第${number}条`, paragraph && `第${paragraph}款`, item && `第${item}项`]
  return said(`《个人信息保护法》${parts.filter(Boolean).join('')}`)
}
