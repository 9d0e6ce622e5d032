import type { Implementation, Material } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../rule.js'

function isFirm(basis: Material['legalBasis']): boolean {
  return basis?.some(({ level }) => level === 'law' || level === 'regulation' || level === 'rule') ?? false
}

export default defineRule<Implementation>({
  id: 'proof-or-stamp-has-legal-basis',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.3.4',
  needs: ['/materials', '/processFlow'],
  title: { zh: '证明和盖章有法律、法规或规章依据', en: 'Proofs and stamps rest on law, regulation or rule' },
  message: { zh: '“{name}”没有法律、法规或规章依据', en: '“{name}” rests on no law, regulation or rule' },
  mend: { zh: '写明依据；没有依据的，取消这一证明或盖章。', en: 'State the basis; without one, drop the proof or stamp.' },
  *check({ materials = [], processFlow }) {
    for (const [i, { name, isProof, requiredFromApplicant, legalBasis }] of materials.entries()) {
      if (isProof && requiredFromApplicant !== false && !isFirm(legalBasis)) yield { at: `/materials/${i}/legalBasis`, name }
    }
    for (const [i, { name, requiresStamp, legalBasis }] of (processFlow?.steps ?? []).entries()) {
      if (requiresStamp && !isFirm(legalBasis)) yield { at: `/processFlow/steps/${i}/legalBasis`, name }
    }
  },
})
