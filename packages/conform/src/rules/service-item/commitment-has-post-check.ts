import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'commitment-has-post-check',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.8.2',
  needs: ['/commitmentApplicable', '/commitment'],
  title: { zh: '告知承诺有事后核查规则', en: 'A commitment has later checks' },
  message: { zh: '适用告知承诺制，没有核查规则', en: 'Commitment applies, and there are no rules for later checks' },
  mend: { zh: '写明事中事后核查的规则。', en: 'State the rules.' },
  check({ commitmentApplicable, commitment }, find) {
    if (commitmentApplicable && !isGiven(commitment?.postCheckRules)) find({ at: '/commitment/postCheckRules' })
  },
})
