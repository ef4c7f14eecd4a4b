import { html } from 'hono/html'
import type { Bilingual } from '../../../../shared/errors.ts'
import type { Cell, Line, Sheet } from './cell.ts'

/** A section of the page: its heading, and its table or that there is nothing. Everything in it is escaped. */
export function sectionHtml({ zh, en }: Bilingual, { heads, rows }: Sheet) {
  const heading = html`<h2>${zh} <small lang="en">${en}</small></h2>`
  if (rows.length === 0) return html`${heading}<p class="none">无 <span class="en" lang="en">none</span></p>\n`
  return html`${heading}<div class="wide"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${lineHtml(head)}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map(cellHtml)}</tr>\n`)}</tbody>
</table></div>\n`
}

function cellHtml(cell: Cell) {
  return html`<td>${cell.map(lineHtml)}</td>`
}

function lineHtml({ label, zh, en, id }: Line) {
  const what =
    label === undefined
      ? ''
      : html`<span class="what">${label.zh} <span class="en" lang="en">${label.en}</span></span>：`
  const beside = en === undefined || en === '' || en === zh ? '' : html` <span class="en" lang="en">${en}</span>`
  return html`<p>${what}${zh}${beside}${id === undefined ? '' : html` <span class="id">${id}</span>`}</p>`
}
