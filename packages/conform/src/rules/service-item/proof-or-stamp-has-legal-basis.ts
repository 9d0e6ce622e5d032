import type { Implementation, Material } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../rule.js'
import { prohibitedMaterials } from './prohibited-material.js'
import { isHospitalStamp } from './prohibited-step.js'

function isFirm(basis: Material['legalBasis']): boolean {
  return basis?.some(({ level }) => level === 'law' || level === 'regulation' || level === 'rule') ?? false
}

export default defineRule<Implementation>({
  id: 'proof-or-stamp-has-legal-basis',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.3.4',
  needs: ['/itemName', '/materials', '/processFlow'],
  title: { zh: '证明和盖章有法律、法规或规章依据', en: 'Proofs and stamps rest on law, regulation or rule' },
  message: { zh: '“{name}”没有法律、法规或规章依据', en: '“{name}” rests on no law, regulation or rule' },
  mend: { zh: '写明依据；没有依据的，取消这一证明或盖章。', en: 'State the basis; without one, drop the proof or stamp.' },
  *check(item) {
    const prohibited = prohibitedMaterials(item)
    for (const [i, { name, isProof, obtainableBy = 'none', requiredFromApplicant, legalBasis }] of (item.materials ?? []).entries()) {
      // What shall not be asked for at all, or can be had by sharing or from the card, is told by the rules on that.
      if (prohibited.has(i) || obtainableBy !== 'none') continue
      if (isProof && requiredFromApplicant !== false && !isFirm(legalBasis)) yield { at: `/materials/${i}/legalBasis`, name }
    }
    for (const [i, step] of (item.processFlow?.steps ?? []).entries()) {
      if (isHospitalStamp(item.itemName, step)) continue
      if (step.requiresStamp && !isFirm(step.legalBasis)) yield { at: `/processFlow/steps/${i}/legalBasis`, name: step.name }
    }
  },
})
