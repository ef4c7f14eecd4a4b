import { shownStatus } from '../../../../shared/domain/shown-status.ts'
import { approverNames } from '../../../../shared/eligibility/verdict.ts'
import { activityKinds } from '../../../../shared/vocabulary/activity-kinds.ts'
import { countries } from '../../../../shared/vocabulary/countries.ts'
import { disciplines } from '../../../../shared/vocabulary/disciplines.ts'
import { endReasons } from '../../../../shared/vocabulary/end-reasons.ts'
import { engagementRoles } from '../../../../shared/vocabulary/engagement-roles.ts'
import { honours } from '../../../../shared/vocabulary/honours.ts'
import { liaisonKinds } from '../../../../shared/vocabulary/liaison-kinds.ts'
import { membershipNatures } from '../../../../shared/vocabulary/membership-natures.ts'
import { membershipStatuses } from '../../../../shared/vocabulary/membership-statuses.ts'
import type { DisclosureView } from '../disclosure-view.ts'
import { called, coded, inOne, named, type Sheet, said, told } from './cell.ts'
import { yearCell } from './fact-cell.ts'
import { matterCell } from './matter-cell.ts'
import type { NamesTold } from './names-told.ts'
import { sourceCells, sourceHeads } from './source-cells.ts'
import { dateCell, periodCell } from './spoken-date.ts'
import { rulingLabels } from './word-labels.ts'

const period = { zh: '起止', en: 'Period' }
const more = { zh: '其他', en: 'More' }

/** The posts that the person holds or held. */
export function membershipSheet({ memberships }: DisclosureView, names: NamesTold): Sheet {
  return {
    heads: [{ zh: '组织与职务', en: 'Organization and post' }, period, { zh: '情况', en: 'State' }, ...sourceHeads],
    rows: memberships.map((of) => [
      [
        ...names.organization(of.organizationId),
        ...names.post(of.postId),
        ...called('原文职务', 'title in the source', said(of.title)),
        ...called('届次', 'session', inOne(names.session(of.sessionId))),
      ],
      periodCell(of),
      [
        ...coded(membershipStatuses, shownStatus(of, names.term(of.sessionId))),
        ...coded(membershipNatures, of.nature),
        ...called('离任原因', 'ended by', coded(endReasons, of.endReason)),
        ...called('三长', 'head as', coded(liaisonKinds, of.liaison)),
        ...called('代表单位', 'represents', names.organization(of.representsId)),
        ...called('依据的任职', 'rests on', named(undefined, of.baseId)),
        ...called('前一任的记录', 'follows', named(undefined, of.predecessorId)),
        ...(of.baseEnded === true ? told({ zh: '所依据的任职已结束', en: 'what it rests on has ended' }) : []),
        ...(of.neverHeld === true ? told({ zh: '未曾就任', en: 'never took effect' }) : []),
        ...called('备注', 'note', said(of.note)),
      ],
      ...sourceCells(of.source),
    ]),
  }
}

/** Honours and programmes. */
export function honourSheet({ honours: held }: DisclosureView, names: NamesTold): Sheet {
  return {
    heads: [{ zh: '荣誉或计划', en: 'Honour or programme' }, { zh: '年份', en: 'Year' }, more, ...sourceHeads],
    rows: held.map((of) => [
      [...coded(honours, of.honour), ...said(of.name)],
      yearCell(of.year),
      [
        ...called('批次', 'cohort', said(of.cohort)),
        ...called('组织实施单位', 'run by', names.organization(of.organizerId)),
        ...called('托举单位', 'sponsor', names.organization(of.sponsorId)),
        ...called('责任导师', 'mentor', named(of.mentor?.name, of.mentorId)),
        ...called('完成', 'completed', yearCell(of.completedYear)),
        ...called('备注', 'note', said(of.note)),
      ],
      ...sourceCells(of.source),
    ]),
  }
}

/** Those whom the person mentors. */
export function mentoringSheet({ mentorings }: DisclosureView): Sheet {
  return {
    heads: [
      { zh: '被指导的人', en: 'Mentee' },
      { zh: '计划', en: 'Programme' },
      { zh: '批次', en: 'Cohort' },
    ],
    rows: mentorings.map((of) => [named(of.mentee?.name, of.menteeId), coded(honours, of.honour), said(of.cohort)]),
  }
}

/** Affiliations to networks overseas. */
export function affiliationSheet({ affiliations }: DisclosureView, names: NamesTold): Sheet {
  return {
    heads: [{ zh: '网络', en: 'Network' }, period, more, ...sourceHeads],
    rows: affiliations.map((of) => [
      names.organization(of.networkId),
      periodCell(of),
      [...said(of.role), ...coded(countries, of.country), ...coded(disciplines, of.discipline)],
      ...sourceCells(of.source),
    ]),
  }
}

/** Activities that the person took part in. */
export function engagementSheet({ engagements }: DisclosureView): Sheet {
  return {
    heads: [{ zh: '活动', en: 'Activity' }, { zh: '日期', en: 'Date' }, { zh: '身份', en: 'Part' }, ...sourceHeads],
    rows: engagements.map((of) => [
      [...named(of.activity, of.activityId), ...coded(activityKinds, of.kind)],
      dateCell(of.on),
      [...coded(engagementRoles, of.role), ...called('备注', 'note', said(of.note))],
      ...sourceCells(of.source),
    ]),
  }
}

/** What was established about the person. */
export function rulingSheet({ rulings }: DisclosureView, names: NamesTold): Sheet {
  return {
    heads: [{ zh: '事项', en: 'What' }, { zh: '日期', en: 'Dates' }, more, ...sourceHeads],
    rows: rulings.map((of) => [
      [
        ...inOne(told(rulingLabels[of.kind]), matterCell(of.matter)),
        ...called('职务', 'for the post', names.post(of.postId)),
      ],
      periodCell({ start: of.on, end: of.until }),
      [
        ...called('作出单位', 'by', told(of.by && approverNames[of.by])),
        ...called('票数', 'votes', said(of.majority && `${of.majority.votes}/${of.majority.of}`)),
        ...called('文件', 'document', said(of.document)),
        ...called('备注', 'note', said(of.note)),
      ],
      ...sourceCells(of.source),
    ]),
  }
}
