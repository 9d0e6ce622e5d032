import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { isLifted } from '../../domain/conditions.js'
import { memoizeText } from '../../domain/memoize.js'
import { defineRule } from '../../model/rule.js'
import { forbidden } from './forbidden-acceptance-condition.js'

const isInsurance = memoizeText((itemName) => /社会保险|参保|养老|失业|工伤|职称/.test(itemName))
const speaksOfKeeping = memoizeText((text) => /档案/.test(text) && /存放|保管|托管|存档/.test(text) && !isLifted(text))

export default defineRule<Implementation>({
  id: 'no-archive-keeping-precondition',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.2.3',
  needs: ['/itemName', '/insuranceTypes', '/acceptanceConditions'],
  title: { zh: '条件不与档案保管挂钩', en: 'Conditions are not tied to file keeping' },
  message: { zh: '条件提到档案保管：{text}', en: 'A condition speaks of file keeping: {text}' },
  mend: { zh: '删去与档案保管有关的条件。', en: 'Remove what concerns file keeping.' },
  check({ itemName, insuranceTypes, acceptanceConditions }, find) {
    if (!acceptanceConditions || (!insuranceTypes?.length && !isInsurance(itemName))) return
    for (let i = 0; i < acceptanceConditions.length; i++) {
      const { text } = acceptanceConditions[i]!
      // Only its wording tells whether a condition ties the two.
      // A file that unemployment registration requires is reported by forbidden-acceptance-condition.
      if (speaksOfKeeping(text) && !forbidden(itemName, text)) find({ at: `/acceptanceConditions/${i}/text`, severity: 'warning', text })
    }
  },
})
