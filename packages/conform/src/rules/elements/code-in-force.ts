import { codeList } from '@shebiao/schemas/codes'
import { defineElementRule } from '../../model/rule.js'

export default defineElementRule<{ code: string; list: string }>({
  id: 'code-in-force',
  // 'code' is not a common element: it means any field with a code list that has dates.
  elements: ['code'],
  severity: 'warning',
  title: { zh: '代码在有效期内', en: 'Codes are in force' },
  message: {
    zh: '“{field}”的代码 {found} 在 {asOf} 不在有效期内（{since}～{until}）',
    en: '“{field}”: the code {found} is not in force on {asOf} ({since} – {until})',
  },
  mend: { zh: '改用当日有效的代码。', en: 'Use a code in force on that day.' },
  check({ code, list }, find, { asOf }) {
    const { since = '', until = '' } = codeList(list)?.[code] ?? {}
    if ((since !== '' && asOf < since) || (until !== '' && asOf > until)) find({ at: '', found: { code, list }, asOf, since, until })
  },
})
