import type { OrganizationId } from '../../domain/ids.ts'
import { type Fault, Forbidden } from '../../errors.ts'
import { rightsInOrganization } from '../access/field-rights.ts'
import { type Asker, hasPermission } from '../access/reaching.ts'

/** Throws `forbidden`, saying what it takes, unless somebody may have the people of an organization judged: what the rules say of them tells their years and more. */
export async function expectJudging(asker: Asker, id: OrganizationId): Promise<void> {
  const { internal } = await rightsInOrganization(asker, id)
  if (!internal || !hasPermission(asker, 'eligibility.check')) throw new Forbidden('person.internal', [needed])
}

const needed: Fault = {
  path: 'id',
  zh: '名单要按规则逐人核查，结果会说明年龄等内部信息：需要有权查看内部信息的角色；机器客户端除 roster:write 外，还要有 people:internal。',
  en: 'The rules are held against everybody on the slate, which tells ages and other internal facts: it takes a role that may see those; a machine client needs people:internal beside roster:write.',
}
