import type { Region } from '@shebiao/schemas/common/1.0'
import { regionTable } from '@shebiao/schemas/regions'
import { defineElementRule } from '../../model/rule.js'

export default defineElementRule<Region>({
  id: 'region-name-matches-code',
  elements: ['region'],
  severity: 'warning',
  title: { zh: '区划名称与代码相符', en: 'The division’s name matches its code' },
  message: { zh: '代码 {code} 是“{expected}”，名称却写“{found}”', en: 'Code {code} is “{expected}”, the name says “{found}”' },
  mend: { zh: '改正代码或名称。', en: 'Mend the code or the name.' },
  check({ code, name }, find) {
    const expected = code.length === 6 ? regionTable().get(code) : undefined
    // A full path such as 山东省临沂市兰山区 ends with the name of the division.
    if (name === undefined || expected === undefined || name.endsWith(expected)) return
    if (!name.replaceAll(/\s/g, '').endsWith(expected)) find({ at: '/name', code, expected, found: name })
  },
})
