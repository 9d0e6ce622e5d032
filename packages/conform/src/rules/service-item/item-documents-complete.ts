import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../rule.js'

const asked = ['flowchart', 'handlingProcedure', 'operationManual', 'serviceGuide']

export default defineRule<Implementation>({
  id: 'item-documents-complete',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.5.10',
  needs: ['/documents', '/remoteHandlingMode'],
  title: { zh: '事项有四种文书', en: 'An item has the four documents' },
  message: { zh: '缺{missing}', en: 'Missing: {missing}' },
  mend: { zh: '编制并列出所缺的文书。', en: 'Draw up the missing documents and list them.' },
  check({ documents = [], remoteHandlingMode: mode }, find) {
    // A procedure that remote handling lacks is told by remote-mode-has-procedure.
    const types = mode === 'remoteAgency' || mode === 'jointHandling' ? asked.filter((type) => type !== 'handlingProcedure') : asked
    const missing = types.filter((type) => !documents.some((document) => document.type === type))
    if (missing.length > 0) find({ at: '/documents', missing: missing.map((code) => ({ code, list: 'service-item/document-type' })) })
  },
})
