import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { naturalPersons } from '../../domain/service-targets.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'personal-item-accepts-card',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.6.5',
  needs: ['/itemName', '/serviceTargets', '/socialSecurityCardUsable'],
  title: { zh: '面向自然人的事项可凭社会保障卡办理', en: 'An item for natural persons accepts the social-security card' },
  message: { zh: '面向自然人，可否凭社会保障卡办理：{usable}', en: 'It is for natural persons; social-security card usable: {usable}' },
  mend: { zh: '开通凭社会保障卡办理并标明。', en: 'Accept the card and mark it.' },
  check({ itemName, serviceTargets, socialSecurityCardUsable: usable }, find) {
    if (usable || !serviceTargets?.some((target) => naturalPersons.has(target))) return
    // People who apply for the card or have lost it cannot show it.
    if (/社会保障卡|社保卡/.test(itemName)) return
    // Not mentioning the card is a gap; refusing it is a breach.
    if (usable === undefined) find({ at: '/socialSecurityCardUsable', severity: 'info', usable: { zh: '未写明', en: 'not stated' } })
    else find({ at: '/socialSecurityCardUsable', usable })
  },
})
