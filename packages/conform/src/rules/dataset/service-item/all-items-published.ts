import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { catalogueTypes, foldEntries } from '../../../domain/catalogues.js'
import { codeFields, isParentCode, itemCodeOf, provinceOf } from '../../../domain/item-codes.js'
import { isGiven } from '../../../domain/presence.js'
import { canJudgeFulfilment, rememberFulfilment, rememberListed, unfulfilled } from '../../../domain/references.js'
import { defineDataRule, fold } from '../../../model/data-rule.js'
import { pack } from '../../../model/fact-key.js'

export default defineDataRule({
  id: 'all-items-published',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.3.3',
  title: { zh: '目录中的事项全部公开', en: 'Every item of the catalogue is public' },
  message: {
    zh: '目录事项 {code} 没有公开记录：没有网址，其指南也没有公开',
    en: 'Catalogue item {code} is not public: it has no address and no published guide',
  },
  mend: { zh: '公开该事项的指南，写明渠道；或写明事项网址。', en: 'Publish the guide of the item and name the channels, or give the item’s address.' },
  requires: [{ types: catalogueTypes }, { types: ['service-guide/guide'], whole: true }],
  folds: [
    ...foldEntries(['itemUrl'], ({ code, entry, at, level }, remember, { region }) => {
      if (level === 'national' || isParentCode(code)) return
      rememberListed(code, at, level, region, remember)
      if (entry.itemUrl !== undefined) remember(code, pack('had', provinceOf(region)))
    }),
    fold<Guide>('service-guide/guide', [...codeFields, '/publications', '/source'], (guide, remember, { region }) => {
      const code = itemCodeOf(guide, region)
      if (code !== undefined) rememberFulfilment(code, isGiven(guide.publications) || guide.source?.url !== undefined, region, remember)
    }),
  ],
  concerns: canJudgeFulfilment,
  findings: unfulfilled,
})
