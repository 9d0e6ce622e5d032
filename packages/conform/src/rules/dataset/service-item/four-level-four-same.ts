import { foldEntries } from '../../../domain/catalogues.js'
import type { Element } from '../../../domain/elements.js'
import { foldElements } from '../../../domain/implementations.js'
import { basicCodeOf, isLocalCode, levelOf } from '../../../domain/item-codes.js'
import { differences, rememberElements } from '../../../domain/uniformity.js'
import { defineDataRule } from '../../../model/data-rule.js'

const elements: readonly Element[] = ['name', 'type', 'basis']
/** The four levels that are compared. A record with an unknown level ranks below them. */
const levels: readonly string[] = ['national', 'province', 'city', 'county', '']

export default defineDataRule({
  id: 'four-level-four-same',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.1.1',
  title: { zh: '同一编码的事项在各级名称、依据、类型相同', en: 'Under one code an item has one name, basis and type at every level' },
  message: { zh: '事项 {code} 的{element}：{difference}；{records} 条记录{regions}', en: '{element} of item {code}: {difference}; {records} records{regions}' },
  mend: {
    zh: '与上级目录核对后改为一致；本级确有不同的，用自己的编码。',
    en: 'Bring it in line with the catalogue above; what really differs takes a code of its own.',
  },
  folds: [
    foldElements(elements, [], (item) => (levels.includes(levelOf(item)) ? basicCodeOf(item) : undefined)),
    ...foldEntries(['itemName', 'itemType', 'legalBasis'], ({ code, entry, at, level }, remember) => {
      if (!isLocalCode(code)) rememberElements(entry, elements, level, code, remember, at)
    }),
  ],
  uniqueIsValid: true,
  // Additional local bases are lawful; a missing basis of the level above is not.
  findings: (group) => differences(group, (element, found, norm) => (element === 'basis' && containsAll(found, norm) ? 'warning' : undefined)),
})

/** Whether a list of titles contains all titles of another. */
function containsAll(list: string, part: string): boolean {
  const titles = list.split('、')
  return part.split('、').every((title) => titles.includes(title))
}
