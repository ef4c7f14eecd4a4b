import { AppError, type Fault } from '../../errors.ts'

/** The refusal to roll back an import of which somebody has changed, or built on, something since: `ids` of all such things. */
export function touched(ids: readonly string[]): AppError {
  const faults = ids.map(
    (id): Fault => ({
      path: id,
      zh: `${id} 在导入之后又被改动、删除或引用。`,
      en: `${id} was changed, deleted or referred to after the import.`,
    }),
  )
  return new AppError(
    'roster-moved',
    {
      zh: `导入之后，它所写的内容中有 ${ids.length} 处又被改动或引用，不能整体撤回；请逐项更正。`,
      en: `${ids.length} of the things that the import wrote were changed or referred to since, so it cannot be rolled back as a whole; correct them one by one.`,
    },
    faults,
  )
}
