import { tooLarge } from './unreadable-file.ts'
import { fileLimits } from './workbook.ts'

/** Milliseconds of any steady clock. */
export type Clock = () => number

/** Throws `too-large` once reading has taken longer than `fileLimits.milliseconds`. */
export type Deadline = () => void

/** The deadline of a reading that begins now. */
export function deadlineOf(clock: Clock): Deadline {
  const last = clock() + fileLimits.milliseconds
  return () => {
    if (clock() <= last) return
    const seconds = fileLimits.milliseconds / 1000
    throw tooLarge(
      `读取文件超过 ${seconds} 秒。请只保留名单所在的工作表和行，另存后再上传。`,
      `Reading the file took more than ${seconds} seconds. Keep only the sheet and rows of the roster, save it and upload it again.`,
    )
  }
}
