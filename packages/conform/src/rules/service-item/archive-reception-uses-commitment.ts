import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { memoizeText } from '../../domain/memoize.js'
import { normalizeName } from '../../domain/names.js'
import { defineRule } from '../../model/rule.js'

/** Whether an item, according to its name, is the reception of personnel files of floating personnel, except files for retirement. */
export const isArchiveReception: (itemName: string) => boolean = memoizeText((itemName) => {
  const name = normalizeName(itemName)
  return /档案.*接收|接收.*档案/.test(name) && /流动人员|人事档案/.test(name) && !/退休/.test(name)
})

export default defineRule<Implementation>({
  id: 'archive-reception-uses-commitment',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.8.3',
  needs: ['/itemName', '/commitmentApplicable', '/deferredAcceptance'],
  title: { zh: '档案接收适用告知承诺、可容缺', en: 'File reception applies commitment, and papers may follow' },
  message: { zh: '档案接收事项的“{flag}”不为是', en: 'For file reception “{flag}” is not yes' },
  mend: { zh: '标明适用告知承诺制、可容缺受理。', en: 'Mark that commitment and acceptance with papers to follow apply.' },
  check(item, find) {
    if (!isArchiveReception(item.itemName)) return
    for (const flag of ['commitmentApplicable', 'deferredAcceptance'] as const) {
      if (item[flag] !== true) find({ at: `/${flag}`, flag: { field: `/${flag}` } })
    }
  },
})
