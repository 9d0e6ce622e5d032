import { creditCodeProblem } from '../../domain/identifiers.js'
import { defineElementRule } from '../../model/rule.js'

export default defineElementRule<string>({
  id: 'credit-code-check-character',
  // An item code begins with the credit code of the organization that implements the item.
  elements: ['credit-code', 'implementation-code', 'handling-item-code'],
  severity: 'error',
  title: { zh: '统一社会信用代码校验位正确', en: 'The credit code has its check character' },
  message: {
    zh: '“{field}”中的信用代码 {found} 校验位不符，第 18 位应为 {expected}',
    en: '“{field}”: the credit code {found} should have {expected} as its 18th character',
  },
  mend: { zh: '与登记证照上的 18 位代码核对。', en: 'Compare the 18 characters with the certificate.' },
  check(value, find) {
    const expected = creditCodeProblem(value)
    if (expected) find({ at: '', found: value.slice(0, 18), expected })
  },
})
