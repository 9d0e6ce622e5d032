import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'remote-mode-has-procedure',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.7.1',
  needs: ['/remoteHandlingMode', '/documents'],
  title: { zh: '异地办理有经办规程', en: 'Remote handling has a procedure' },
  message: { zh: '异地办理模式是{mode}，没有经办规程', en: 'The mode is {mode}, and there is no handling procedure' },
  mend: { zh: '编制经办规程并列入配套文书。', en: 'Draw up the procedure and list it.' },
  check({ remoteHandlingMode: mode, documents = [] }, find) {
    if (mode !== 'remoteAgency' && mode !== 'jointHandling') return
    if (!documents.some(({ type }) => type === 'handlingProcedure')) find({ at: '/documents', mode: { code: mode, list: 'service-item/remote-handling-mode' } })
  },
})
