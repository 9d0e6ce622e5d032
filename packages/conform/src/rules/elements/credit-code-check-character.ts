import { type CreditCodeProblem, creditCodeProblem } from '../../domain/identifiers.js'
import { defineElementRule, type Text } from '../../model/rule.js'

const problems: Record<CreditCodeProblem['kind'], Text> = {
  check: { zh: '校验位不符，第 18 位应为 {expected}', en: 'should have {expected} as its 18th character' },
  placeholder: { zh: '是占位的数，不是代码', en: 'is a placeholder' },
  temporary: { zh: '是平台给的临时主体编码，不是统一社会信用代码', en: 'is a temporary code of a platform, not a credit code' },
  department: { zh: '首位不是登记管理部门的代码（1～9、A、N、Y）', en: 'does not begin with a registering department (1–9, A, N, Y)' },
  province: { zh: '第 3、4 位不是省份的代码', en: 'has no province in its 3rd and 4th characters' },
}

export default defineElementRule<string>({
  id: 'credit-code-check-character',
  // An item code begins with the credit code of the organization that implements the item.
  elements: ['credit-code', 'implementation-code', 'handling-item-code'],
  severity: 'error',
  title: { zh: '统一社会信用代码校验位正确', en: 'The credit code has its check character' },
  message: { zh: '“{field}”中的信用代码 {found} {problem}', en: '“{field}”: the credit code {found} {problem}' },
  mend: { zh: '与登记证照上的 18 位代码核对。', en: 'Compare the 18 characters with the certificate.' },
  check(value, find, _, { at }) {
    const found = creditCodeProblem(value)
    if (!found) return
    const problem = found.kind === 'check' ? { ...problems.check, with: { expected: found.expected } } : problems[found.kind]
    find({ at: '', found: value.slice(0, 18), problem, ...severityOf(found.kind, at) })
  },
})

// A temporary code is lawful where there is no other; in the codes of items it is told as a remark.
function severityOf(kind: CreditCodeProblem['kind'], at: string): { severity?: 'warning' | 'info' } {
  if (kind === 'temporary') return { severity: /[cC]reditCode$/.test(at) ? 'warning' : 'info' }
  return kind === 'department' || kind === 'province' ? { severity: 'warning' } : {}
}
