import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { normalizeName } from '../../names.js'
import { defineRule } from '../../rule.js'

const forbidden = /人户(?:分离|一致)|本[地省市县区]户[籍口]|户[籍口]不?在本[地省市县区]|(?:没有|无|有|具有)(?:人事)?档案/
// A sentence that lifts the condition speaks of it too.
const lifted = /不受|不限|不得|不应|不要求|无需|也可/

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
    if (!/失业登记/.test(normalizeName(itemName))) return
    for (const [i, { text }] of acceptanceConditions.entries()) {
      if (forbidden.test(normalizeName(text)) && !lifted.test(text)) yield { at: `/acceptanceConditions/${i}/text`, text }
    }
  },
})
