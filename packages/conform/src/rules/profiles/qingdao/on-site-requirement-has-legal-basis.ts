import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { basisProblem } from '../../../domain/legal-bases.js'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Implementation>({
  id: 'on-site-requirement-has-legal-basis',
  standard: 'service-item',
  type: 'implementation',
  profile: 'qingdao',
  clause: '3.2',
  needs: ['/onSiteRequiredByLaw', '/onSiteLegalBasis'],
  title: { zh: '必须到场的事项有法律、法规或规章依据', en: 'Attendance in person rests on a law, regulation or rule' },
  message: { zh: '标为法定须现场办理，{problem}', en: 'Marked as required on site by law: {problem}' },
  mend: { zh: '补上依据及其效力级别；没有依据的，取消到场要求。', en: 'Add the basis with its level; without one, drop the requirement.' },
  check({ onSiteRequiredByLaw, onSiteLegalBasis }, find) {
    const found = onSiteRequiredByLaw ? basisProblem(onSiteLegalBasis) : undefined
    if (found) find({ at: `/onSiteLegalBasis${found.at}`, problem: found.problem, ...(found.isUnstated && { severity: 'warning' as const }) })
  },
})
