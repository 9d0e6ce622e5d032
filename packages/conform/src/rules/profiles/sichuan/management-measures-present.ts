import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Implementation>({
  id: 'management-measures-present',
  standard: 'service-item',
  type: 'implementation',
  profile: 'sichuan',
  clause: '2.1',
  needs: ['/documents'],
  title: { zh: '事项有管理办法', en: 'An item has management measures' },
  message: { zh: '配套文书中没有管理办法', en: 'Management measures are not among the documents' },
  mend: { zh: '编制并列出管理办法。', en: 'Draw up the measures and list them.' },
  // Missing guides and manuals are reported by item-documents-complete.
  check({ documents = [] }, find) {
    if (!documents.some(({ type }) => type === 'managementMeasures')) find({ at: '/documents' })
  },
})
