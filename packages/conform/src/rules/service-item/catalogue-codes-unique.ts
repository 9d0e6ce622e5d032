import type { Catalogue } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Catalogue>({
  id: 'catalogue-codes-unique',
  standard: 'service-item',
  type: 'catalogue',
  clause: '5.3.6',
  needs: ['/entries/*/basicCode', '/entries/*/localBasicCode'],
  title: { zh: '目录编码不重复', en: 'No code stands twice in a catalogue' },
  message: { zh: '{code} 已用于“{other}”', en: '{code} is the code of “{other}” already' },
  mend: { zh: '改正其中一个编码，或删去重复的条目。', en: 'Mend one of the codes, or remove the repeated entry.' },
  check({ entries }, find) {
    for (const kind of ['basicCode', 'localBasicCode'] as const) {
      const owners = new Map<string, string>()
      for (const [i, { itemName, [kind]: code }] of entries.entries()) {
        if (code === undefined) continue
        const other = owners.get(code)
        if (other === undefined) owners.set(code, itemName)
        // An entry that is repeated under both its codes is reported once.
        else if (kind === 'basicCode' || entries[i]!.basicCode === undefined) find({ at: `/entries/${i}/${kind}`, code, other })
      }
    }
  },
})
