import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { regionName } from '../../../domain/divisions.js'
import { isInForce } from '../../../domain/in-force.js'
import { codeFields, itemCodeOf } from '../../../domain/item-codes.js'
import { codeField } from '../../../domain/references.js'
import { defineDataRule, fold } from '../../../model/data-rule.js'
import { pack, unpack } from '../../../model/fact-key.js'

export default defineDataRule({
  id: 'one-guide-in-force',
  standard: 'service-guide',
  edition: '2.0',
  clause: '11.2',
  title: { zh: '一地一项只有一份现行指南', en: 'One guide is in force for an item in a place' },
  message: { zh: '{region} 的事项 {code} 有 {records} 份现行指南', en: 'Item {code} has {records} guides in force in {region}' },
  mend: {
    zh: '保留一份，其余写明停用日期；分办理项的，写业务办理项编码。',
    en: 'Keep one and give the others their last day; where an item is split, give handling-item codes.',
  },
  folds: [
    fold<Guide>('service-guide/guide', [...codeFields, '/effectiveFrom', '/effectiveTo', '/publications'], (guide, remember, { region, asOf }) => {
      if (region === undefined || !isInForce(guide, asOf)) return
      // Copies of a guide for several channels are one guide: each copy names its channel.
      const copy = guide.publications?.length === 1 ? guide.publications[0]!.channel : ''
      const code = guide.handlingItemCode ?? guide.implementationCode ?? itemCodeOf(guide, region)
      if (code !== undefined) remember(pack(region, code), copy, codeField(guide))
    }),
  ],
  uniqueIsValid: true,
  *findings({ key, facts }) {
    const [region, code] = unpack(key) as [string, string]
    const several = facts.filter(({ count }) => count > 1)
    if (several.length > 0) yield { deviating: several, region: regionName(region), code: code.replace(/^.*~/, '') }
  },
})
