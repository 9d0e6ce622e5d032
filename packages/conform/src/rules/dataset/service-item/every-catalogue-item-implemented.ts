import { catalogueTypes, foldEntries } from '../../../domain/catalogues.js'
import { foldImplementations } from '../../../domain/implementations.js'
import { isParentCode, itemCodeOf } from '../../../domain/item-codes.js'
import { canJudgeFulfilment, rememberFulfilment, rememberListed, unfulfilled } from '../../../domain/references.js'
import { defineDataRule } from '../../../model/data-rule.js'

export default defineDataRule({
  id: 'every-catalogue-item-implemented',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.3.1',
  title: { zh: '目录中的事项都有实施清单', en: 'Every item of the catalogue is implemented' },
  message: { zh: '目录事项 {code} 没有写明其编码的实施清单', en: 'Catalogue item {code} has no implementation that bears its code' },
  mend: { zh: '补报实施清单；不再实施的，在目录中改为取消。', en: 'Hand in the implementation; mark what is no longer carried out as cancelled.' },
  requires: [{ types: catalogueTypes }, { types: ['service-item/implementation'], whole: true }],
  folds: [
    ...foldEntries([], ({ code, at, level }, remember, { region }) => {
      if (level !== 'national' && !isParentCode(code)) rememberListed(code, at, level, region, remember)
    }),
    foldImplementations([], (item, remember, { region }) => {
      const code = itemCodeOf(item, region)
      if (code !== undefined) rememberFulfilment(code, true, region, remember)
    }),
  ],
  concerns: canJudgeFulfilment,
  findings: unfulfilled,
})
