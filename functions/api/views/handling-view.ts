import type { HandlingNow } from '../../../shared/directory/privacy/handling.ts'
import type { PersonId } from '../../../shared/domain/ids.ts'
import { lawfulBases } from '../../../shared/vocabulary/lawful-bases.ts'
import { processingPurposes } from '../../../shared/vocabulary/processing-purposes.ts'
import { label, labelsOf } from './label.ts'

/** Why a person's record is kept, with the article; `stated` says whether somebody has said so or it stands from the creation on. */
export function handlingView(personId: PersonId, { says, stated }: HandlingNow) {
  return {
    personId,
    ...says,
    stated: stated !== undefined,
    ...(stated === undefined
      ? {}
      : { version: stated.version, createdAt: stated.createdAt, updatedAt: stated.updatedAt }),
    article: lawfulBases.get(says.basis)?.article,
    labels: { basis: label(lawfulBases, says.basis), purposes: labelsOf(processingPurposes, says.purposes) },
  }
}
