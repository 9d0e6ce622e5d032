import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

const required = ['flowchart', 'handlingProcedure', 'operationManual', 'serviceGuide']
const requiredForRemote = required.filter((type) => type !== 'handlingProcedure')

export default defineRule<Implementation>({
  id: 'item-documents-complete',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.5.6',
  needs: ['/documents', '/remoteHandlingMode'],
  title: { zh: '事项有四种文书', en: 'An item has the four documents' },
  message: { zh: '缺{missing}', en: 'Missing: {missing}' },
  mend: { zh: '编制并列出所缺的文书。', en: 'Draw up the missing documents and list them.' },
  check({ documents, remoteHandlingMode: mode }, find) {
    // A procedure missing for remote handling is reported by remote-mode-has-procedure.
    const types = mode === 'remoteAgency' || mode === 'jointHandling' ? requiredForRemote : required
    if (types.every((type) => isAmong(documents, type))) return
    const missing = types.filter((type) => !isAmong(documents, type))
    find({ at: '/documents', missing: missing.map((code) => ({ code, list: 'service-item/document-type' })) })
  },
})

function isAmong(documents: Implementation['documents'], type: string): boolean {
  if (documents) for (let i = 0; i < documents.length; i++) if (documents[i]!.type === type) return true
  return false
}
