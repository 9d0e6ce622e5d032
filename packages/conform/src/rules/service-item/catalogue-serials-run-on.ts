import type { Catalogue } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Catalogue>({
  id: 'catalogue-serials-run-on',
  standard: 'service-item',
  type: 'catalogue',
  clause: '5.3.5',
  needs: ['/entries/*/serialNumber'],
  title: { zh: '目录序号连续', en: 'The serial numbers of a catalogue run on' },
  message: { zh: '序号是 {found}，应接为 {expected}', en: 'The serial number is {found}; {expected} is next' },
  mend: { zh: '从 1 起逐条编号，换大类不重排。', en: 'Number the entries from 1, over categories too.' },
  check({ entries }, find) {
    let expected = 1
    for (const [i, { serialNumber: found }] of entries.entries()) {
      if (found === undefined) continue
      if (found !== expected) find({ at: `/entries/${i}/serialNumber`, found, expected })
      expected = found + 1
    }
  },
})
