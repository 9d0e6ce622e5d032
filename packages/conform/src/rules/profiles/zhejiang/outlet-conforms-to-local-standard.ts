import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { normalizeName } from '../../../domain/names.js'
import { defineRule } from '../../../model/rule.js'

// The number of the standard was not given, so only its title is compared; records may add a number or year to it.
const standard = '银行办理社保经办业务服务指南'

export default defineRule<Outlet>({
  id: 'outlet-conforms-to-local-standard',
  standard: 'bank-outlet',
  type: 'outlet',
  profile: 'zhejiang',
  clause: '2.1',
  needs: ['/conformsTo', '/operatorType'],
  title: { zh: '网点执行省级地方标准', en: 'An outlet follows the provincial standard' },
  message: { zh: '执行标准中没有《{standard}》', en: '“{standard}” is not among the standards followed' },
  mend: { zh: '按该标准运行，并列入执行标准。', en: 'Run by that standard and list it.' },
  check({ conformsTo = [], operatorType }, find) {
    // The standard is one for banks.
    if (operatorType === 'grassrootsPlatform') return
    if (!conformsTo.some(({ standardTitle }) => normalizeName(standardTitle).includes(standard))) find({ at: '/conformsTo', standard })
  },
})
