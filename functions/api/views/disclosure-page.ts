import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import { factLabels, sectionLabels } from './disclosure-labels.ts'
import type { DisclosureView } from './disclosure-view.ts'

const style = `
:root { color-scheme: light; font: 15px/1.6 "Noto Serif CJK SC", "Songti SC", SimSun, Georgia, serif; color: #1b1b1b; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; border-bottom: 1px solid #bbb; }
small, .en { color: #595959; font-weight: normal; }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #e3e3e3; overflow-wrap: anywhere; }
th { font-weight: normal; width: 11rem; } td + td { width: 16rem; color: #595959; }
@media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
`

/** What the page may load: nothing but its own style, known by its hash. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

type Row = { readonly zh: string; readonly en: string; readonly says: unknown; readonly source?: unknown }
type Key = keyof typeof sectionLabels

/** What is held on a person as a page to read and print: Chinese first, English beside, no script, everything escaped. */
export function disclosurePage(of: DisclosureView) {
  const keys: readonly Key[] = Object.keys(sectionLabels).filter((key): key is Key => key in sectionLabels)
  return html`<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>个人信息查阅 Personal information held</title>
<style>${raw(style)}</style>
</head>
<body>
<h1>个人信息查阅 <small lang="en">Personal information held</small></h1>
<p>截至 ${of.asOf}，本系统所保存的与 ${of.person.id} 有关的全部信息，依据《个人信息保护法》第四十五条提供。<br>
<span class="en" lang="en">All that this system holds on ${of.person.id} as of ${of.asOf}, by article 45 of the Personal Information Protection Law.</span></p>
${keys.map((key) => section(key, rowsOf(of, key)))}
</body>
</html>`
}

function section(key: Key, rows: readonly Row[]) {
  const { zh, en } = sectionLabels[key]
  const none = html`<p>无 <span class="en" lang="en">None</span></p>`
  return html`<h2>${zh} <small lang="en">${en}</small></h2>
${rows.length === 0 ? none : html`<table>${rows.map(line)}</table>`}`
}

function line({ zh, en, says, source }: Row) {
  return html`<tr><th scope="row">${zh}${en === '' ? '' : html` <small lang="en">${en}</small>`}</th><td>${textOf(says)}</td><td>${textOf(source)}</td></tr>`
}

function rowsOf(of: DisclosureView, key: Key): Row[] {
  switch (key) {
    case 'facts':
      return of.facts.map(({ fact, value, source }) => ({ ...factLabels[fact], says: value, source }))
    case 'identity':
      return [
        {
          zh: of.identity.held ? '已登记' : '未登记',
          en: of.identity.held ? 'Known' : 'Not known',
          says: of.identity.as,
        },
      ]
    case 'handling':
      return [{ zh: '依据', en: 'Ground', says: of.handling }]
    case 'index':
      return [{ zh: '说明', en: 'Note', says: of.index }]
    case 'merged':
      return [
        ...numbered(of.merged.records),
        ...of.merged.moves.map((each) => ({ zh: '移动', en: 'moved', says: each })),
        ...of.merged.notTheSame.map((each) => ({ zh: '不是同一人', en: 'not the same', says: each })),
      ]
    case 'memberships':
    case 'honours':
    case 'affiliations':
    case 'engagements':
    case 'rulings':
      return of[key].map(({ source, ...says }, at) => ({ zh: `${at + 1}`, en: '', says, source }))
    case 'mentorings':
    case 'consents':
    case 'recipients':
    case 'referrals':
    case 'imports':
    case 'corrections':
    case 'looks':
    case 'changes':
      return numbered(of[key])
  }
}

function numbered(list: readonly unknown[]): Row[] {
  return list.map((says, at) => ({ zh: `${at + 1}`, en: '', says }))
}

/** A value as text: fields by name, lists in their order; what is bookkeeping of the system is left to the JSON. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join('；')
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .filter(([name, each]) => !bookkeeping.has(name) && each !== undefined && textOf(each) !== '')
    .map(([name, each]) => (name === 'zh' || name === 'en' ? textOf(each) : `${name}: ${textOf(each)}`))
    .join('，')
}

const bookkeeping = new Set(['version', 'createdAt', 'updatedAt', 'personId', 'order', 'visibility'])
