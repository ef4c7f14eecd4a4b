import { type AppError, refuse } from '../errors.ts'

/** The refusal of a file that is damaged, hostile or of another kind. */
export function unreadable(zh: string, en: string): AppError {
  return refuse('unreadable-file', 'file', zh, en)
}

/** The refusal of a file that goes beyond one of `fileLimits`. */
export function tooLarge(zh: string, en: string): AppError {
  return refuse('too-large', 'file', zh, en)
}

/** The refusal of a workbook whose inner files do not fit together: `what` says which, in both languages. */
export function damaged(zh: string, en: string): AppError {
  return unreadable(
    `Excel 文件已损坏：${zh}。请在 Excel 或 WPS 中打开后另存为 .xlsx 再上传。`,
    `The Excel file is damaged: ${en}. Open it in Excel or WPS, save it as .xlsx and upload it again.`,
  )
}
