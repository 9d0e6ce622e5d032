import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { isGiven } from '../../../domain/presence.js'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Implementation>({
  id: 'item-four-elements-complete',
  standard: 'service-item',
  type: 'implementation',
  profile: 'wuhan',
  clause: '2.2',
  needs: ['/handlingAuthority', '/processFlow'],
  title: { zh: '事项写明权限、环节与流程', en: 'An item states its authority, steps and process' },
  message: { zh: '没有写明“{field}”', en: '“{field}” is not stated' },
  mend: { zh: '补上该要素。', en: 'Add the element.' },
  // A missing limit or flow is reported by rules of the national standard.
  check({ handlingAuthority, processFlow }, find) {
    if (!isGiven(handlingAuthority)) find({ at: '/handlingAuthority' })
    if (isGiven(processFlow?.text) && !isGiven(processFlow?.steps)) find({ at: '/processFlow/steps' })
  },
})
