import { foldEntries } from '../../../../domain/catalogues.js'
import { foldImplementations } from '../../../../domain/implementations.js'
import type { ItemMarks } from '../../../../domain/item-codes.js'
import { bothProvinces, isJoint, jointKeyOf, jointProvinceOf } from '../../../../domain/joint-handling.js'
import { defineDataRule, type Remember } from '../../../../model/data-rule.js'

type Joint = ItemMarks & { itemName: string; regionalHandlingZones?: readonly string[] }

export default defineDataRule({
  id: 'joint-item-lists-identical',
  standard: 'service-item',
  edition: '1.0',
  profiles: ['sichuan', 'chongqing'],
  clause: '4.1',
  title: { zh: '川渝通办的事项清单两地一致', en: 'Sichuan and Chongqing list the same joint items' },
  message: {
    zh: '川渝通办事项 {item} 只见于{place}；{records} 条记录{regions}',
    en: 'Joint item {item} is listed by {place} only; {records} records{regions}',
  },
  mend: { zh: '两地核对清单，补列或移出这一事项。', en: 'Compare the two lists, and add the item or take it out.' },
  requires: bothProvinces,
  folds: [
    ...foldEntries(['itemName', 'regionalHandlingZones'], ({ entry, at }, remember, { region }) => list(entry, region, at, remember)),
    foldImplementations(['/itemName', '/regionalHandlingZones'], (item, remember, { region }) => list(item, region, '', remember)),
  ],
  *findings({ key, facts }) {
    const [first, second] = facts
    if (first && !second)
      yield { deviating: [first], item: key, place: first.fact === 'sichuan' ? { zh: '四川', en: 'Sichuan' } : { zh: '重庆', en: 'Chongqing' } }
  },
})

function list(item: Joint, region: string | undefined, at: string, remember: Remember): void {
  const province = isJoint(item) ? jointProvinceOf(region) : undefined
  if (province === undefined) return
  remember('', province)
  remember(jointKeyOf(item), province, at)
}
