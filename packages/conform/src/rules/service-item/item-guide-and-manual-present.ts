import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../rule.js'

// Apart from item-procedure-documented, because places ask for these two more firmly.
const asked = ['serviceGuide', 'operationManual']

export default defineRule<Implementation>({
  id: 'item-guide-and-manual-present',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.5.10',
  needs: ['/documents'],
  title: { zh: '事项有办事指南和操作手册', en: 'An item has a service guide and an operation manual' },
  message: { zh: '缺{missing}', en: 'Missing: {missing}' },
  mend: { zh: '编制并列出所缺的文书。', en: 'Draw up the missing documents and list them.' },
  *check({ documents = [] }) {
    const missing = asked.filter((type) => !documents.some((document) => document.type === type))
    if (missing.length > 0) yield { at: '/documents', missing: missing.map((code) => ({ code, list: 'service-item/document-type' })) }
  },
})
