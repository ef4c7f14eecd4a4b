import { expect, test } from 'vitest'
import { schemes } from '../../../shared/domain/identifier.ts'
import { natures, endReasons as reasons, statuses } from '../../../shared/domain/membership.ts'
import {
  closingReasons as closings,
  organizationKinds as kinds,
  levels as steps,
} from '../../../shared/domain/organization.ts'
import { fillings } from '../../../shared/domain/post.ts'
import { relationKinds as relations } from '../../../shared/domain/relation.ts'
import { vocabularies } from '../../../shared/vocabulary/vocabularies.ts'

test.each([
  ['organization-kinds', kinds],
  ['levels', steps],
  ['closing-reasons', closings],
  ['relation-kinds', relations],
  ['identifier-schemes', schemes],
  ['membership-natures', natures],
  ['membership-statuses', statuses],
  ['end-reasons', reasons],
  ['post-fillings', fillings],
])('%s has a label for every value that the domain accepts, in the same order', (id, values) => {
  expect(
    vocabularies
      .get(id)
      ?.entries()
      .map((entry) => entry.code),
  ).toEqual([...values])
})
