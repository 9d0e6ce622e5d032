import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'item-has-legal-basis',
  standard: 'service-item',
  type: 'implementation',
  clause: '5.1.2',
  needs: ['/legalBasis'],
  title: { zh: '事项有依据', en: 'An item has a legal basis' },
  message: { zh: '事项没有写明依据', en: 'The item states no legal basis' },
  mend: { zh: '写明设定事项的文件和条款。', en: 'State the document and article that set up the item.' },
  check({ legalBasis }, find) {
    if (!isGiven(legalBasis)) find({ at: '/legalBasis' })
  },
})
