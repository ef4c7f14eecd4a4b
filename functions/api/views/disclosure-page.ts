import { html, raw } from 'hono/html'
import type { Disclosure } from '../../../shared/directory/privacy/disclosure.ts'
import { mainName } from '../../../shared/domain/names.ts'
import { caseSheet } from './disclosure/case-sheet.ts'
import type { Sheet } from './disclosure/cell.ts'
import { factSheet, identitySheet, indexSheet } from './disclosure/fact-sheets.ts'
import {
  affiliationSheet,
  engagementSheet,
  honourSheet,
  membershipSheet,
  mentoringSheet,
  rulingSheet,
} from './disclosure/held-sheets.ts'
import { consentSheet, correctionSheet, handlingSheet, recipientSheet } from './disclosure/lawful-sheets.ts'
import { namesTold } from './disclosure/names-told.ts'
import { pageStyle } from './disclosure/page-style.ts'
import { sectionHtml } from './disclosure/section-html.ts'
import { spokenDate } from './disclosure/spoken-date.ts'
import { changeSheet, importSheet, lookSheet, mergedSheet } from './disclosure/trail-sheets.ts'
import { sectionLabels } from './disclosure-labels.ts'
import type { DisclosureView } from './disclosure-view.ts'

type Key = keyof typeof sectionLabels

/** What is held on a person as a page to read and print, in words: Chinese first, English beside, no script, everything escaped. */
export function disclosurePage(of: Disclosure, view: DisclosureView) {
  const keys: readonly Key[] = Object.keys(sectionLabels).filter((key): key is Key => key in sectionLabels)
  const sheets = sheetsOf(of, view)
  const name = mainName(of.record.person.names)
  return html`<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}：个人信息查阅 Personal information held</title>
<style>${raw(pageStyle)}</style>
</head>
<body>
<h1>${name}：个人信息查阅 <small lang="en">Personal information held</small></h1>
<p>截至${spokenDate(view.asOf)}，本系统所保存的与${name}（<span class="id">${view.person.id}</span>）有关的信息，依据《个人信息保护法》第四十五条提供。时间均为北京时间。<br>
<span class="en" lang="en">What this system holds on the person as of ${view.asOf}, by article 45 of the Personal Information Protection Law. Times are those of Beijing (UTC+8).</span></p>
${elsewhere(view.elsewhere)}
${keys.map((key) => sectionHtml(sectionLabels[key], sheets[key]))}
</body>
</html>`
}

function elsewhere({ cases, imports, as }: DisclosureView['elsewhere']) {
  if (cases + imports === 0) return ''
  return html`<p>举荐 ${cases} 件，导入 ${imports} 次：${as.zh}<br>
<span class="en" lang="en">Referral cases ${cases}, imports ${imports}: ${as.en}</span></p>`
}

function sheetsOf(of: Disclosure, view: DisclosureView): Readonly<Record<Key, Sheet>> {
  const names = namesTold(of)
  return {
    facts: factSheet(of, view, names),
    identity: identitySheet(view),
    memberships: membershipSheet(view, names),
    honours: honourSheet(view, names),
    mentorings: mentoringSheet(view),
    affiliations: affiliationSheet(view, names),
    engagements: engagementSheet(view),
    rulings: rulingSheet(view, names),
    handling: handlingSheet(view, names),
    consents: consentSheet(view),
    recipients: recipientSheet(view),
    referrals: caseSheet(view, names),
    imports: importSheet(view, names),
    merged: mergedSheet(of, view, names),
    corrections: correctionSheet(view),
    looks: lookSheet(view),
    changes: changeSheet(view),
    index: indexSheet(view),
  }
}
