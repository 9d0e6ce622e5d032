import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import type { Problem } from '../rule.js'
import { prohibitedMaterials } from '../rules/service-item/prohibited-material.js'

/** The materials that can be had in one of the ways and that the applicant is asked for, or perhaps asked for, all the same. */
export function* obtainableMaterials(item: Implementation, ways: readonly string[]): Iterable<Problem> {
  const prohibited = prohibitedMaterials(item)
  for (const [i, { name, obtainableBy, requiredFromApplicant }] of (item.materials ?? []).entries()) {
    if (requiredFromApplicant === false || prohibited.has(i) || obtainableBy === undefined || !ways.includes(obtainableBy)) continue
    const material = { at: `/materials/${i}/requiredFromApplicant`, name, access: { code: obtainableBy, list: 'service-item/material-access' } }
    if (requiredFromApplicant) yield { ...material, problem: { zh: '仍要求申请人提供', en: 'it is still asked of the applicant' } }
    else yield { ...material, severity: 'warning', problem: { zh: '没有写明不要求申请人提供', en: 'it is not said that the applicant need not bring it' } }
  }
}
