import type { Catalogue } from '@shebiao/schemas/service-item/1.0'
import { missingElements } from '../../domain/basic-elements.js'
import { defineRule, type Text } from '../../model/rule.js'

const names: Record<string, Text> = {
  basicCode: { zh: '编码', en: 'code' },
  itemType: { zh: '类型', en: 'type' },
  legalBasis: { zh: '依据', en: 'legal basis' },
}

export default defineRule<Catalogue>({
  id: 'catalogue-entries-basic-elements-complete',
  standard: 'service-item',
  type: 'catalogue',
  clause: '5.1.6',
  needs: ['/catalogueStatus', '/entries/*/basicCode', '/entries/*/localBasicCode', '/entries/*/itemType', '/entries/*/legalBasis'],
  title: { zh: '目录条目的基本要素齐备', en: 'The basic elements of every entry are present' },
  message: { zh: '{which}没有写明{missing}', en: '{which} does not state: {missing}' },
  mend: { zh: '补上所缺的要素；编码可用国家编码或地方编码。', en: 'Add what is missing; the code may be national or local.' },
  check({ catalogueStatus, entries }, find) {
    if (catalogueStatus === 'reference') return
    const missing = entries.map(missingElements)
    // An element that no entry states is one problem of the catalogue, not one of each entry.
    const everywhere = entries.length > 1 ? missing[0]!.filter((element) => missing.every((own) => own.includes(element))) : []
    if (everywhere.length > 0)
      find({ at: '/entries', which: { zh: '各条目都', en: 'The catalogue throughout' }, missing: everywhere.map((element) => names[element]) })
    for (const [i, { itemName }] of entries.entries()) {
      const own = missing[i]!.filter((element) => !everywhere.includes(element))
      const which = { zh: `“${itemName}”`, en: `The entry “${itemName}”` }
      if (own.length > 0) find({ at: `/entries/${i}`, which, missing: own.map((element) => names[element]) })
    }
  },
})
