/** Where progress is shown: a terminal, or a log that gets whole lines. */
export type Output = { readonly isTTY?: boolean; readonly write: (text: string) => unknown }

/** Told how many of how many are done. */
export type Progress = (done: number, total: number) => void

/** Shows progress under a label: a bar that moves on a terminal, elsewhere a line for every tenth. */
export function showProgress(out: Output, label: string): Progress {
  let shown = -1
  return (done, total) => {
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100)
    const step = out.isTTY ? percent : percent - (percent % 10)
    if (step === shown) return
    shown = step
    const count = `${done.toLocaleString('en')} / ${total.toLocaleString('en')}`
    if (!out.isTTY) out.write(`${label} ${step} % (${count})\n`)
    else out.write(`\r${label} ${bar(percent)} ${String(percent).padStart(3)} % (${count})${done >= total ? '\n' : ''}`)
  }
}

function bar(percent: number): string {
  const filled = Math.round(percent / 5)
  return '█'.repeat(filled) + '░'.repeat(20 - filled)
}
