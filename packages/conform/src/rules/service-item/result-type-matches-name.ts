import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { memoizeText } from '../../domain/memoize.js'
import { normalizeName } from '../../domain/names.js'
import { defineRule } from '../../model/rule.js'

// 凭证 (voucher) and 证明 (proof) do not determine the type; 认证 and 公证 (certification) are acts, not certificates.
const suffixes = [
  [/批复$|批文$/, ['approval', { zh: '应为审批办结', en: 'should be approval' }]],
  [/证书$|(?<![凭认公验])证$/, ['certificate', { zh: '应为出证办结', en: 'should be certificate' }]],
  [/文$/, ['document', { zh: '应为出文办结', en: 'should be document' }]],
] as const

/** The type that a result must have according to its name; null if the name does not tell. */
const expectedType = memoizeText((name) => suffixes.find(([suffix]) => suffix.test(normalizeName(name)))?.[1] ?? null)

export default defineRule<Implementation>({
  id: 'result-type-matches-name',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.9.4',
  needs: ['/results'],
  title: { zh: '结果类型与结果名称一致', en: 'The type of a result agrees with its name' },
  message: { zh: '“{name}”的结果类型{problem}', en: 'The type of “{name}” {problem}' },
  mend: { zh: '按结果名称改正结果类型。', en: 'Mend the type after the name.' },
  check({ results }, find) {
    for (let i = 0; i < (results?.length ?? 0); i++) {
      const { name, type } = results![i]!
      if (name === '无') continue
      const expected = expectedType(name)
      if (type === undefined) find({ at: `/results/${i}/type`, name, problem: { zh: '没有写明', en: 'is not stated' } })
      else if (expected && type !== expected[0]) find({ at: `/results/${i}/type`, name, problem: expected[1] })
    }
  },
})
