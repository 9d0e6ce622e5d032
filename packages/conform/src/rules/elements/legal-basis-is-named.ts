import type { LegalBasis } from '@shebiao/schemas/common/1.0'
import { isGiven } from '../../domain/presence.js'
import { defineElementRule } from '../../model/rule.js'

export default defineElementRule<LegalBasis>({
  id: 'legal-basis-is-named',
  elements: ['legal-basis'],
  severity: 'error',
  title: { zh: '依据写明文件名称或文号', en: 'A legal basis gives a title or a document number' },
  message: { zh: '“{field}”没有文件名称，也没有文号', en: '“{field}” has neither title nor document number' },
  mend: { zh: '补上文件名称或文号。', en: 'Add the title or the number of the document.' },
  check({ title, documentNumber }, find) {
    if (!isGiven(title) && !isGiven(documentNumber)) find({ at: '/title' })
  },
})
