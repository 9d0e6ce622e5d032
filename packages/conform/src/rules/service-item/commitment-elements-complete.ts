import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'commitment-elements-complete',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.8.1',
  needs: ['/commitmentApplicable', '/commitment'],
  title: { zh: '告知承诺三项内容齐备', en: 'A commitment has its three parts' },
  message: { zh: '适用告知承诺制，缺 {count} 项：{elements}', en: 'Commitment applies, and {count} are missing: {elements}' },
  mend: { zh: '补上所缺的内容。', en: 'Add what is missing.' },
  check({ commitmentApplicable, commitment }, find) {
    if (!commitmentApplicable) return
    const missing = (['conditionsNotice', 'liabilityNotice', 'writtenForm'] as const).filter((part) => !isGiven(commitment?.[part]))
    if (missing.length > 0) find({ at: '/commitment', places: missing.map((part) => ({ at: `/commitment/${part}` })) })
  },
})
