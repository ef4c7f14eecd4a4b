import type { Purpose } from '../../../../shared/access/fields.ts'
import type { ActorKind } from '../../../../shared/directory/privacy/disclosed-trail.ts'
import type { CorrectionState } from '../../../../shared/domain/correction.ts'
import type { PersonName } from '../../../../shared/domain/names.ts'
import type { OpinionInput } from '../../../../shared/domain/nominee.ts'
import type { Person } from '../../../../shared/domain/person.ts'
import type { Lineage } from '../../../../shared/domain/person-merge.ts'
import type { PersonalConsent } from '../../../../shared/domain/personal-consent.ts'
import type { Source, Visibility } from '../../../../shared/domain/provenance.ts'
import type { Ruling } from '../../../../shared/domain/ruling.ts'
import type { Bilingual } from '../../../../shared/errors.ts'

/** Labels of the values of one kind. */
type Labels<Value extends string> = Readonly<Record<Value, Bilingual>>

/** What kind of actor entered or looked: the person is told that somebody of the staff did, not who. */
export const actorLabels: Labels<ActorKind> = {
  user: { zh: '工作人员', en: 'staff' },
  client: { zh: '接入的其他系统', en: 'a connected system' },
  system: { zh: '本系统自动处理', en: 'this system itself' },
}

/** What somebody looked for. */
export const purposeLabels: Labels<Purpose> = {
  referral: { zh: '举荐', en: 'referral' },
  'roster-maintenance': { zh: '名册维护', en: 'keeping rosters' },
  'contact-for-activity': { zh: '活动联络', en: 'contact for an activity' },
  filing: { zh: '报送备案', en: 'filing' },
  verification: { zh: '核实信息', en: 'verification' },
  'request-of-the-person': { zh: '应本人请求', en: 'at the request of the person' },
  'legal-duty': { zh: '履行法定义务', en: 'a duty by law' },
}

/** Where a fact comes from. */
export const sourceLabels: Labels<Source['kind']> = {
  notice: { zh: '公告、公示', en: 'published notice' },
  register: { zh: '登记资料', en: 'register' },
  file: { zh: '导入的文件', en: 'imported file' },
  statement: { zh: '本人或有关方面陈述', en: 'statement' },
  derived: { zh: '按规则推算', en: 'derived by rule' },
  generated: { zh: '演示数据，程序生成', en: 'generated for demonstration' },
}

/** Kinds of names. */
export const nameLabels: Labels<PersonName['kind']> = {
  official: { zh: '正式姓名', en: 'official' },
  former: { zh: '曾用名', en: 'former' },
  alias: { zh: '别名', en: 'alias' },
  pinyin: { zh: '拼音', en: 'pinyin' },
  english: { zh: '外文名', en: 'English' },
}

/** Ways to reach somebody. */
export const contactLabels: Labels<Person['contacts'][number]['kind']> = {
  phone: { zh: '电话', en: 'phone' },
  email: { zh: '电子邮箱', en: 'e-mail' },
  address: { zh: '地址', en: 'address' },
  wechat: { zh: '微信', en: 'WeChat' },
}

/** How a life, or a record, stands. */
export const personStatusLabels: Labels<Person['status']> = {
  active: { zh: '有效', en: 'active' },
  deceased: { zh: '已去世', en: 'deceased' },
  merged: { zh: '已并入另一记录', en: 'merged into another record' },
}

/** What was established about somebody. */
export const rulingLabels: Labels<Ruling['kind']> = {
  approval: { zh: '批准', en: 'approval' },
  bar: { zh: '限制', en: 'bar' },
  cleared: { zh: '经查无妨碍', en: 'cleared' },
}

/** What a consent covers. */
export const levelLabels: Labels<Visibility> = {
  public: { zh: '公开信息', en: 'public' },
  internal: { zh: '内部信息', en: 'internal' },
  restricted: { zh: '受限信息', en: 'restricted' },
}

/** How a consent was given or withdrawn. */
export const meansLabels: Labels<PersonalConsent['means']> = {
  signed: { zh: '书面签字', en: 'signed' },
  electronic: { zh: '电子方式', en: 'electronic' },
  oral: { zh: '口头', en: 'oral' },
}

/** Where a request for correction stands. */
export const correctionLabels: Labels<CorrectionState> = {
  open: { zh: '办理中', en: 'open' },
  accepted: { zh: '已更正', en: 'accepted' },
  refused: { zh: '未予更正', en: 'refused' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
}

/** What an opinion on a nominee comes to. */
export const stanceLabels: Labels<OpinionInput['stance']> = {
  support: { zh: '支持', en: 'support' },
  oppose: { zh: '反对', en: 'oppose' },
  abstain: { zh: '弃权', en: 'abstain' },
  comment: { zh: '评议', en: 'comment' },
}

/** What became of a thing when records were merged. */
export const moveLabels: Labels<Lineage['kind']> = {
  moved: { zh: '转入', en: 'moved' },
  joined: { zh: '与已有记录合一', en: 'joined to one on record' },
  mentored: { zh: '导师改指', en: 'mentor renamed' },
  back: { zh: '退回', en: 'moved back' },
}
