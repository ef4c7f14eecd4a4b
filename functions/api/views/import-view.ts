import type { RosterImport } from '../../../shared/roster/roster-import.ts'
import { columnLetter } from '../../../shared/spreadsheet/column-letter.ts'
import { columnLabels, importModeLabels, importStateLabels } from './import-labels.ts'

/** An import: where it stands, how far it has come, how its columns were read and what its rows come to. */
export function importView(of: RosterImport) {
  const {
    id,
    organizationId,
    state,
    settings,
    file,
    progress,
    counts,
    map,
    batches: _,
    undoing: __,
    checked: ___,
    actor: ____,
    ...rest
  } = of
  const { name, bytes, digest, kind, encoding, sheets, erased } = file
  return {
    id,
    organizationId,
    state,
    settings,
    file: { name, bytes, digest, kind, encoding, sheets, erased },
    progress,
    counts,
    map: map && {
      ...map,
      columns: map.columns.map((each) => ({
        ...each,
        letter: columnLetter(each.column),
        labels: { as: columnLabels[each.as] },
      })),
    },
    ...rest,
    labels: { state: importStateLabels[state], mode: importModeLabels[settings.mode] },
  }
}
