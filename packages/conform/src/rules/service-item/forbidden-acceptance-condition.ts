import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { exclusionIn } from '../../domain/conditions.js'
import { memoizeText } from '../../domain/memoize.js'
import { normalizeName } from '../../domain/names.js'
import { defineRule } from '../../model/rule.js'

const isRegistration = memoizeText((itemName) => /失业登记/.test(normalizeName(itemName)))

/** How a condition of unemployment registration excludes people unlawfully; undefined if it does not, or for other items. */
export function forbidden(itemName: string, text: string): 'refuses' | 'asks' | undefined {
  return isRegistration(itemName) ? exclusionIn(text, 'file') : undefined
}

export default defineRule<Implementation>({
  id: 'forbidden-acceptance-condition',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.2.2',
  needs: ['/itemName', '/acceptanceConditions'],
  title: { zh: '失业登记不设户籍、档案条件', en: 'Unemployment registration sets no household or file condition' },
  message: { zh: '失业登记的条件{problem}：{text}', en: 'A condition of unemployment registration {problem}: {text}' },
  mend: { zh: '删去这一条件。', en: 'Remove the condition.' },
  check({ itemName, acceptanceConditions }, find) {
    if (!acceptanceConditions || !isRegistration(itemName)) return
    for (const [i, { text }] of acceptanceConditions.entries()) {
      const at = `/acceptanceConditions/${i}/text`
      const kind = forbidden(itemName, text)
      if (kind === 'refuses') find({ at, text, problem: { zh: '因户籍或档案拒绝', en: 'refuses for household or file' } })
      // The source forbids refusal; a requirement may still be waived.
      if (kind === 'asks') find({ at, text, severity: 'warning', problem: { zh: '要求了户籍或档案', en: 'asks for household or file' } })
    }
  },
})
