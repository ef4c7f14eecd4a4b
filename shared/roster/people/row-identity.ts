import type { PersonId } from '../../domain/ids.ts'
import type { Saying } from '../plan/plan-remarks.ts'
import { currentOf, nameKey, type Scene } from '../plan/scene.ts'
import type { RosterRow } from '../roster-row.ts'

/** By what a row says who is meant, instead of describing them. */
export type Naming = 'choice' | 'person-id' | 'identity' | 'orcid'

/** Who a row says is meant. */
export type Named = { readonly id: PersonId; readonly by: Naming }

/** Who a row says is meant, if it does; a choice goes before an id, that before an identity number, and that before an ORCID. Ids that lead nowhere, or to somebody of another name, are problems; a choice of somebody of another name is told. */
export function identify(
  scene: Scene,
  row: RosterRow,
  key: string | undefined,
  choice: PersonId | null | undefined,
): { readonly named?: Named; readonly problem?: Saying; readonly warning?: Saying } {
  const orcid = row.facts.orcid?.valid ? scene.orcids.get(row.facts.orcid.value) : undefined
  const holder = orcid === undefined ? undefined : currentOf(scene.people, orcid)
  const number = row.facts.identity === undefined ? undefined : scene.identities.get(row.facts.identity)
  const bearer = number === undefined ? undefined : currentOf(scene.people, number)
  const id = choice === null ? undefined : (choice ?? row.personId)
  if (id === undefined) {
    if (bearer !== undefined) {
      if (choice !== undefined || !hasName(bearer, key)) return { problem: numberOfOther }
      if (holder !== undefined && holder.id !== bearer.id) return { problem: orcidOfOther(holder.id) }
      return { named: { id: bearer.id, by: 'identity' } }
    }
    if (holder === undefined) return {}
    const fits = choice === undefined && hasName(holder, key)
    return fits ? { named: { id: holder.id, by: 'orcid' } } : { problem: orcidOfOther(holder.id) }
  }
  const person = currentOf(scene.people, id)
  const by = choice === undefined ? 'person-id' : 'choice'
  if (person === undefined) return { problem: by === 'choice' ? chosenUnknown(id) : personUnknown(id) }
  if (holder !== undefined && holder.id !== person.id) return { problem: orcidOfOther(holder.id) }
  if (bearer !== undefined && bearer.id !== person.id) return { problem: numberOfOther }
  if (hasName(person, key)) return { named: { id: person.id, by } }
  return by === 'person-id' ? { problem: nameDiffers(id) } : { named: { id: person.id, by }, warning: chosenOther(id) }
}

function hasName(
  { names }: { readonly names: readonly { readonly text: string }[] },
  key: string | undefined,
): boolean {
  return names.some(({ text }) => nameKey(text) === key)
}

function personUnknown(id: string): Saying {
  return {
    code: 'person-unknown',
    of: 'person-id',
    zh: `没有编号为 ${id} 的人；请核对，或清空此格，让系统按姓名等信息查找。`,
    en: `There is nobody with the id ${id}; check it, or empty the cell to have the person found by name and facts.`,
  }
}

function chosenUnknown(id: string): Saying {
  return {
    code: 'choice-unknown',
    zh: `为该行选定的人 ${id} 不存在；请重新选择。`,
    en: `The person ${id} who was chosen for this row does not exist; choose again.`,
  }
}

function chosenOther(id: string): Saying {
  return {
    code: 'choice-other-name',
    of: 'name',
    zh: `为该行选定的人 ${id} 不叫这个姓名；如属误选请重新选择，如系改名可在此人名下登记新姓名。`,
    en: `The person ${id} who was chosen for this row does not have this name; choose again if that was a slip, or enter the new name with the person.`,
  }
}

function nameDiffers(id: string): Saying {
  return {
    code: 'person-name-differs',
    of: 'person-id',
    zh: `编号 ${id} 的人不叫这个姓名；请核对编号，如系改名请先在此人名下登记新姓名。`,
    en: `The person ${id} does not have this name; check the id, or enter the new name with the person first.`,
  }
}

/** Whose it is, is not said: whoever has the file need not know them. */
const numberOfOther: Saying = {
  code: 'id-number-of-other',
  of: 'id-number',
  zh: '此身份证号已登记在另一姓名或另一人名下；请核对号码与姓名，如系改名请先在此人名下登记新姓名。',
  en: 'This identity number is on record with another name or person; check both, or enter the new name with the person first.',
}

function orcidOfOther(id: string): Saying {
  return {
    code: 'orcid-of-other',
    of: 'orcid',
    zh: `此 ORCID 已属于另一人（${id}）；请核对。`,
    en: `This ORCID already belongs to somebody else (${id}); check it.`,
  }
}
