import type { Nature } from '../../domain/membership.ts'
import type { Cell } from '../../spreadsheet/workbook.ts'
import type { RosterRow } from '../roster-row.ts'
import { readDate } from './cells/dates.ts'
import { readNature } from './cells/natures.ts'
import { readPosts } from './cells/posts.ts'
import type { RowRemarks } from './cells/row-remarks.ts'
import { readSession } from './cells/sessions.ts'
import { ordered, readTerm, type Term } from './cells/terms.ts'
import type { Said, SaidByColumn } from './read-person.ts'

type Holding = Pick<RosterRow, 'posts' | 'session' | 'nature' | 'start' | 'end'>

/** What a row says of the posts; `section` is the heading above it, which counts where there is no column of posts. */
export function readHolding(said: SaidByColumn, section: string | undefined, row: RowRemarks): Holding {
  const post: Said | undefined =
    said.get('post') ??
    (section === undefined ? undefined : { cell: { kind: 'text', text: section }, remarks: row.row })
  const { posts, nature: noted } = post === undefined ? { posts: [] } : readPosts(post.cell, post.remarks)
  const own = said.get('nature')
  const nature = settledNature(own === undefined ? undefined : readNature(own.cell, own.remarks), noted, row)
  const session = said.get('session')
  const number = session === undefined ? undefined : readSession(session.cell, session.remarks)
  const { start, end } = readPeriod(said, row)
  return {
    posts: [...posts],
    ...(number === undefined ? {} : { session: number }),
    ...(nature === undefined ? {} : { nature }),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined || end === 'open' ? {} : { end }),
  }
}

function settledNature(own: Nature | undefined, noted: Nature | undefined, row: RowRemarks): Nature | undefined {
  if (own !== undefined && noted !== undefined && own !== noted)
    row.row.problem(
      'nature-contradicts',
      '任职性质列与职务后括号里写的不同。请改成一致。',
      'The nature in its column is not the one in brackets after the post. Make them agree.',
    )
  return own ?? noted
}

/** The stretch of 任期, and where 起 or 止 have columns of their own, theirs; they must not contradict each other. */
function readPeriod(said: SaidByColumn, row: RowRemarks): Term {
  const [term, from, to] = [said.get('term'), said.get('start'), said.get('end')]
  const whole = term === undefined ? {} : readTerm(term.cell, term.remarks)
  const start = readSide(from)
  if (start === 'open' && from !== undefined)
    from.remarks.problem('date-form', '起始日期不能是“至今”。请写日期。', 'A start cannot be 至今. Write a date.')
  const sides = { start: start === 'open' ? undefined : start, end: readSide(to) }
  for (const side of ['start', 'end'] as const) {
    const [own, other] = [sides[side], whole[side]]
    if (own !== undefined && other !== undefined && own !== other && !own.startsWith(other) && !other.startsWith(own))
      row.row.problem(
        'term-contradicts',
        '任期列与起止列写的日期不同。请改成一致。',
        'The dates in the column of the term are not those of start and end. Make them agree.',
      )
  }
  const both = { start: sides.start ?? whole.start, end: sides.end ?? whole.end }
  const { remarks } = to ?? from ?? term ?? { remarks: row.row }
  return ordered(both, textOf(from?.cell, to?.cell, term?.cell), remarks)
}

const readSide = (said: Said | undefined) => (said === undefined ? undefined : readDate(said.cell, said.remarks))

function textOf(from: Cell | undefined, to: Cell | undefined, term: Cell | undefined): string {
  return from === undefined && to === undefined
    ? (term?.text ?? '')
    : `${from?.text ?? ''}-${to?.text ?? term?.text ?? ''}`
}
