import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { basisProblem } from '../../domain/legal-bases.js'
import { prohibitedMaterials } from '../../domain/prohibited-materials.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'proof-has-legal-basis',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.3.2',
  needs: ['/itemName', '/serviceTargets', '/materials'],
  title: { zh: '证明有法律、法规或规章依据', en: 'Proofs rest on law, regulation or rule' },
  message: { zh: '证明“{name}”{problem}', en: 'The proof “{name}”: {problem}' },
  mend: { zh: '写明依据及其效力级别；没有依据的，取消这一证明。', en: 'State the basis with its level; without one, drop the proof.' },
  check(item, find) {
    const { materials } = item
    let prohibited: ReadonlySet<number> | undefined
    for (let i = 0; i < (materials?.length ?? 0); i++) {
      const { name, isProof, obtainableBy, requiredFromApplicant, legalBasis } = materials![i]!
      // Other rules report materials that must not be required, or that can be obtained by data sharing or from the card.
      if (!isProof || requiredFromApplicant === false || (obtainableBy !== undefined && obtainableBy !== 'none')) continue
      prohibited ??= prohibitedMaterials(item)
      if (prohibited.has(i)) continue
      const found = basisProblem(legalBasis)
      if (found) find({ at: `/materials/${i}/legalBasis${found.at}`, name, problem: found.problem, ...(found.isUnstated && { severity: 'info' as const }) })
    }
  },
})
