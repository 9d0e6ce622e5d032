import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../../rule.js'

const required = ['serviceGuide', 'operationManual', 'managementMeasures']

export default defineRule<Implementation>({
  id: 'unified-documents-present',
  standard: 'service-item',
  type: 'implementation',
  profile: 'sichuan',
  clause: '2.1',
  needs: ['/documents'],
  title: { zh: '事项有办事指南、操作手册和管理办法', en: 'An item has a service guide, an operation manual and management measures' },
  message: { zh: '配套文书中没有{missing}', en: '{missing} is not among the documents' },
  mend: { zh: '补上所缺文书。', en: 'Add the missing documents.' },
  *check({ documents = [] }) {
    const missing = required.filter((code) => !documents.some(({ type }) => type === code)).map((code) => ({ code, list: 'service-item/document-type' }))
    if (missing.length > 0) yield { at: '/documents', missing }
  },
})
