import type { ActivityInput } from '../../../../shared/domain/activity.ts'
import type { ActivityId } from '../../../../shared/domain/ids.ts'
import { idsOf } from '../natural-ids.ts'
import { readRows } from '../rows.ts'
import { addActivity, type World } from '../world.ts'
import { addEngagement } from '../world-people.ts'
import { dateOf, printedIn } from './document.ts'
import { noticeOrganizationId } from './organizations.ts'
import { noticePersonId } from './people.ts'
import { officeRows } from './posts.ts'

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^征集/, 'solicitation'],
  [/实施方案/, 'other'],
  [/科普日/, 'popularisation'],
  [/直通车/, 'think-tank'],
  [/会见/, 'meeting'],
  [/评审/, 'review'],
  [/沙龙/, 'salon'],
  [/论坛|学术交流/, 'forum'],
  [/^科普/, 'popularisation'],
  [/志愿/, 'volunteering'],
  [/智库/, 'think-tank'],
  [/党建强会/, 'lecture'],
  [/考察|调研/, 'visit'],
  [/培训|轮训|调训|讲一课/, 'training'],
  [/交流合作/, 'exchange'],
]

/** Where the notice prints no organizer, the body that reports the event. */
const reporters = new Map([
  ['市领导会见国际科学理事会高层代表', '北京市科协'],
  ['新能源汽车创新发展大会', '北京市科协'],
  ['第四十一届延庆区学生科技节', '延庆区科协'],
])

/** Who took part in what, as the bulletin S3 reports it. */
const parts: readonly (readonly [string, string, readonly string[]])[] = [
  ['市领导会见国际科学理事会高层代表', 'attendee', ['于英杰']],
  ['市领导会见国际科学理事会高层代表', 'guest', ['彼得·格卢克曼', '萨尔瓦托雷·阿里科', '李静海', '沈洁', '郭鲁钢']],
  ['首届中关村卓越工程师发展论坛暨北京市科协与海淀区政府战略合作签约仪式', 'signatory', ['孟凡兴', '武凯']],
  [
    '首届中关村卓越工程师发展论坛暨北京市科协与海淀区政府战略合作签约仪式',
    'guest',
    ['沈洁', '张革', '李俊杰', '杨仁全'],
  ],
  ['2024-2026年度青年人才托举工程立项评审会', 'moderator', ['谯仕彦']],
  ['密云区航天航空科普展', 'guest', ['王武军', '王树生', '张冠军']],
  ['第四十一届延庆区学生科技节', 'guest', ['张树清', '解维', '赵骞', '姚志勇']],
]

/** Adds the activities of the notices and who took part in them. */
export function addNoticeActivities(world: World): void {
  const columns = [
    'activity',
    'group_or_type',
    'item_no',
    'organizer',
    'lead_department',
    'cooperating',
    'date_as_printed',
    'doc',
    'line',
    'phrase',
  ] as const
  const ids = new Map<string, ActivityId>()
  for (const row of readRows('notice-activities', columns)) {
    const {
      activity,
      group_or_type: group,
      organizer,
      lead_department: lead,
      cooperating,
      date_as_printed: printed,
      doc,
      line,
    } = row
    const reporter = organizer === '' ? reporters.get(activity) : undefined
    const kind = kinds.find(([pattern]) => pattern.test(group) || pattern.test(activity))?.[1] ?? 'other'
    const notes = [
      lead === '' ? '' : `牵头部门：${lead}`,
      cooperating === '' ? '' : `协作：${cooperating}`,
      reporter === undefined ? '' : '原文未印主办单位，记于报道单位',
      /近日/.test(printed) ? '原文作“近日”' : '',
    ].filter((text) => text !== '')
    const draft: ActivityInput = {
      name: activity,
      kind,
      organizerId: noticeOrganizationId(reporter ?? organizer),
      ...periodOf(doc, printed),
      ...(notes.length === 0 ? {} : { note: notes.join('；').replaceAll('|', '、') }),
    }
    const key = `NOTICE ${doc} ${line} ${activity}`
    ids.set(activity, idsOf(`activity ${key}`).activity())
    addActivity(world, key, draft, printedIn(row, printed))
  }
  addParts(world, ids)
}

/** 10月11日-12日 has an end; 截止时间 is an end alone; the plan of 2022 (S2) gives no dates. */
function periodOf(doc: string, printed: string): Pick<ActivityInput, 'start' | 'end'> {
  if (printed === '') return {}
  const deadline = /(\d{4})年(\d+)月(\d+)日/.exec(printed)
  if (deadline !== null)
    return {
      end: deadline
        .slice(1)
        .map((part) => part.padStart(2, '0'))
        .join('-'),
    }
  const start = dateOf(doc, printed)
  const [, last] = /-(\d+)日$/.exec(printed) ?? []
  return last === undefined ? { start } : { start, end: `${start.slice(0, 8)}${last.padStart(2, '0')}` }
}

function addParts(world: World, ids: ReadonlyMap<string, ActivityId>): void {
  const rows = officeRows().filter(({ doc }) => doc === 'S3')
  for (const [activity, role, names] of parts) {
    const activityId = ids.get(activity)
    if (activityId === undefined) throw new RangeError(`no activity ${activity}`)
    for (const name of names) {
      const row = rows.find((each) => each.name === name)
      if (row === undefined) throw new RangeError(`nobody called ${name}`)
      addEngagement(world, noticePersonId(name), { activityId, role }, printedIn(row, row.date_or_session))
    }
  }
}
