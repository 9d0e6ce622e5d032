import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import type { Find } from '../model/rule.js'
import { prohibitedMaterials } from './prohibited-materials.js'

/**
 * Reports materials that can be obtained in one of the given ways (codes of `service-item/material-access`) but are, or may be,
 * required from the applicant.
 */
export function findObtainableMaterials(item: Implementation, ways: readonly string[], find: Find): void {
  const { materials } = item
  let prohibited: ReadonlySet<number> | undefined
  for (let i = 0; i < (materials?.length ?? 0); i++) {
    const { name, obtainableBy, requiredFromApplicant } = materials![i]!
    if (requiredFromApplicant === false || obtainableBy === undefined || !ways.includes(obtainableBy)) continue
    prohibited ??= prohibitedMaterials(item)
    if (prohibited.has(i)) continue
    const material = { at: `/materials/${i}/requiredFromApplicant`, name, access: { code: obtainableBy, list: 'service-item/material-access' } }
    if (requiredFromApplicant) find({ ...material, problem: { zh: '仍要求申请人提供', en: 'it is still asked of the applicant' } })
    else find({ ...material, severity: 'warning', problem: { zh: '没有写明不要求申请人提供', en: 'it is not said that the applicant need not bring it' } })
  }
}
