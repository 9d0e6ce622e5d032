import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { catalogueTypes, foldEntries } from '../../../domain/catalogues.js'
import { basicCodeOf, codeFields, codePart, isLocalCode, isParentCode } from '../../../domain/item-codes.js'
import { defineDataRule, fold } from '../../../model/data-rule.js'

export default defineDataRule({
  id: 'main-item-has-sub-items',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.2.5',
  title: { zh: '有子项的主项列有子项，无子项的主项没有子项', en: 'A main item has sub-items where its code says so, and none where not' },
  message: { zh: '主项 {code} {problem}；{records} 处{regions}', en: 'Main item {code} {problem}; {records} times{regions}' },
  mend: { zh: '补列子项；确无子项的，编码末三位改为 000。', en: 'List the sub-items; where there are none the code ends in 000.' },
  requires: [{ types: catalogueTypes, whole: true }],
  folds: [
    ...foldEntries([], ({ code, at }, remember) => {
      if (!isLocalCode(code)) remember(code.slice(0, 9), isParentCode(code) ? 'parent' : code.endsWith('000') ? 'single' : 'child', `${at}/basicCode`)
    }),
    fold<Implementation>(
      'service-item/implementation',
      codeFields,
      (item, remember) => {
        const code = basicCodeOf(item)
        if (code !== undefined && !code.endsWith('000') && !isParentCode(code)) remember(code.slice(0, 9), 'implementedChild')
      },
      { division: 2, part: codePart },
    ),
  ],
  *findings({ key, facts }) {
    const of = (wanted: string) => facts.filter(({ fact }) => fact === wanted)
    const children = [...of('child'), ...of('implementedChild')]
    if (children.length === 0 && of('parent').length > 0)
      yield { deviating: of('parent'), code: `${key}00Y`, problem: { zh: '标为有子项，没有列出子项', en: 'is said to have sub-items and lists none' } }
    if (of('child').length > 0 && of('single').length > 0)
      yield { deviating: of('single'), code: `${key}000`, problem: { zh: '标为无子项，却列有子项', en: 'is said to have no sub-items and some are listed' } }
  },
})
