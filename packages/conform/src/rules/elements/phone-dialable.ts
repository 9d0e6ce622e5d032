import type { Contact, Telephone } from '@shebiao/schemas/common/1.0'
import { phoneProblem } from '../../domain/phones.js'
import { textProblem } from '../../domain/texts.js'
import { defineElementRule } from '../../model/rule.js'

export default defineElementRule<Contact | Telephone>({
  id: 'phone-dialable',
  elements: ['contact', 'telephone'],
  severity: 'warning',
  title: { zh: '电话号码拨得通', en: 'Telephone numbers can be dialled' },
  message: { zh: '电话“{found}”{problem}', en: 'Telephone “{found}”: {problem}' },
  mend: {
    zh: '写带区号的完整号码，如 027-12345678；短号如 12333 直接写；多个号码用顿号分开。',
    en: 'Give the number with its area code; short codes like 12333 as they are.',
  },
  check(element, find) {
    const isNumber = typeof element === 'string'
    if (!isNumber && element.kind !== 'phone') return
    const found = isNumber ? element : element.value
    // The value of a contact is a text like others: what none can read in it is told of every text.
    if (!isNumber && textProblem(found)) return
    const problem = phoneProblem(found)
    if (problem) find({ at: isNumber ? '' : '/value', found, problem })
  },
})
