import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { normalizeName } from '../../names.js'
import { defineRule } from '../../rule.js'
import { asksForLocalHousehold, isLifted } from '../conditions.js'

/** Whether a condition is one that unemployment registration shall not set. */
export function isForbiddenCondition(itemName: string, text: string): boolean {
  if (!/失业登记/.test(normalizeName(itemName))) return false
  return asksForLocalHousehold(text) || (/(?:没有|无|有|具有)(?:人事)?档案/.test(normalizeName(text)) && !isLifted(text))
}

export default defineRule<Implementation>({
  id: 'forbidden-acceptance-condition',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.2.2',
  needs: ['/itemName', '/acceptanceConditions'],
  title: { zh: '失业登记不设户籍、档案条件', en: 'Unemployment registration sets no household or file condition' },
  message: { zh: '失业登记的条件要求了户籍或档案：{text}', en: 'A condition of unemployment registration asks for household or file: {text}' },
  mend: { zh: '删去这一条件。', en: 'Remove the condition.' },
  *check({ itemName, acceptanceConditions = [] }) {
    for (const [i, { text }] of acceptanceConditions.entries()) {
      if (isForbiddenCondition(itemName, text)) yield { at: `/acceptanceConditions/${i}/text`, text }
    }
  },
})
