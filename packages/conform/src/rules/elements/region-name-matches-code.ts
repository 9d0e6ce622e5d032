import type { Region } from '@shebiao/schemas/common/1.0'
import { nameDifference, namesOn } from '../../domain/divisions.js'
import { defineElementRule } from '../../model/rule.js'

export default defineElementRule<Region>({
  id: 'region-name-matches-code',
  elements: ['region'],
  severity: 'warning',
  title: { zh: '区划名称与代码相符', en: 'The division’s name matches its code' },
  message: { zh: '代码 {code} 是“{expected}”，名称却写“{found}”', en: 'Code {code} is “{expected}”, the name says “{found}”' },
  mend: { zh: '改正代码或名称；名称写全称、简体。', en: 'Mend the code or the name; write the name in full, in simplified characters.' },
  check({ code, name, asOf: own }, find, { asOf }) {
    // Behind the six digits stand zeros, or a township or village, whose names the table does not have.
    if (name === undefined || /[1-9]/.test(code.slice(6))) return
    const names = namesOn(code.slice(0, 6), own ?? asOf)
    if (names.length === 0) return
    const difference = nameDifference(name, names)
    if (difference === 'none') return
    find({ at: '/name', code, expected: names.at(-1), found: name, ...(difference !== 'other' && { severity: 'info' as const }) })
  },
})
