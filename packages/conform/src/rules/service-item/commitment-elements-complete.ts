import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'commitment-elements-complete',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.8.3',
  needs: ['/commitmentApplicable', '/commitment'],
  title: { zh: '告知承诺三项内容齐备', en: 'A commitment has its three parts' },
  message: { zh: '适用告知承诺制，缺“{part}”', en: 'Commitment applies, and “{part}” is missing' },
  mend: { zh: '补上该项内容。', en: 'Add the part.' },
  check({ commitmentApplicable, commitment }, find) {
    if (!commitmentApplicable) return
    for (const part of ['conditionsNotice', 'liabilityNotice', 'writtenForm'] as const) {
      if (!isGiven(commitment?.[part])) find({ at: `/commitment/${part}`, part: { field: `/commitment/${part}` } })
    }
  },
})
