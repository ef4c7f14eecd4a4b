import { factNames } from '../../../../shared/domain/person.ts'
import type { Bilingual } from '../../../../shared/errors.ts'
import { factLabels } from '../disclosure-labels.ts'

const actions: ReadonlyMap<string, Bilingual> = new Map(
  Object.entries({
    create: { zh: '新建', en: 'created' },
    change: { zh: '更改', en: 'changed' },
    death: { zh: '登记去世', en: 'death recorded' },
    settled: { zh: '去世后的任职处理完毕', en: 'posts ended after death' },
    merge: { zh: '开始并入另一记录', en: 'merging away' },
    merged: { zh: '已并入另一记录', en: 'merged away' },
    absorb: { zh: '开始并入重复记录', en: 'taking in a duplicate' },
    absorbed: { zh: '重复记录已并入', en: 'duplicate taken in' },
    unmerge: { zh: '开始撤销合并', en: 'merge being undone' },
    unmerged: { zh: '合并已撤销', en: 'merge undone' },
    release: { zh: '开始分出重复记录', en: 'giving back a record' },
    released: { zh: '记录已分出', en: 'record given back' },
    'rolled-back': { zh: '撤回导入', en: 'import rolled back' },
    'take-back': { zh: '撤回导入', en: 'import taken back' },
    remove: { zh: '移除', en: 'removed' },
    erased: { zh: '删除', en: 'erased' },
  }),
)

/** What was done to a record, in words. */
export function actionLabel(action: string): Bilingual {
  return actions.get(action) ?? { zh: '其他处理', en: 'otherwise handled' }
}

const others: ReadonlyMap<string, Bilingual> = new Map(
  Object.entries({
    identity: { zh: '身份证号', en: 'Identity number' },
    status: { zh: '记录状态', en: 'Status' },
    death: { zh: '去世', en: 'Death' },
    generated: { zh: '演示数据标记', en: 'Mark of demonstration' },
    merged: { zh: '合并情况', en: 'Merge' },
    absorbed: { zh: '合并情况', en: 'Merge' },
    absorbing: { zh: '合并情况', en: 'Merge' },
  }),
)

/** What a field of a person is called; what is bookkeeping only has one name for all. */
export function fieldLabel(field: string): Bilingual {
  const { data } = factNames.safeParse(field)
  if (data !== undefined) return factLabels[data]
  return others.get(field) ?? { zh: '系统内部字段', en: 'Bookkeeping' }
}

/** Names of several fields as one line, each once. */
export function fieldsLabel(fields: readonly string[]): Bilingual | undefined {
  if (fields.length === 0) return undefined
  const labels = [...new Map(fields.map(fieldLabel).map((each) => [each.zh, each])).values()]
  return { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') }
}

const things: ReadonlyMap<string, Bilingual> = new Map(
  Object.entries({
    per: { zh: '人员', en: 'person' },
    mem: { zh: '任职', en: 'post held' },
    hon: { zh: '荣誉', en: 'honour' },
    aff: { zh: '海外网络', en: 'network' },
    eng: { zh: '参加的活动', en: 'activity' },
    rul: { zh: '批准与限制', en: 'ruling' },
    con: { zh: '同意', en: 'consent' },
    cor: { zh: '更正请求', en: 'correction' },
    ref: { zh: '举荐', en: 'referral case' },
  }),
)

/** What an id stands for, by its prefix; undefined for what is no id. */
export function thingLabel(id: string): Bilingual | undefined {
  return /^[a-z]{3}_/.test(id) ? things.get(id.slice(0, 3)) : undefined
}
