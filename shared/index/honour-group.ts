import * as z from 'zod'
import { honours } from '../vocabulary/honours.ts'

/** A group of honours as the list names it (国家科学技术奖, 人才计划 …). */
export const honourGroup = z.string().refine((group) => honours.entries().some((entry) => entry.group === group), {
  error: 'unknown-group:honours',
})
