import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { catalogueTypes, foldEntries } from '../../../domain/catalogues.js'
import { isInForce } from '../../../domain/in-force.js'
import { codeFields, isParentCode, itemCodeOf } from '../../../domain/item-codes.js'
import { canJudgeFulfilment, rememberFulfilment, rememberListed, unfulfilled } from '../../../domain/references.js'
import { defineDataRule, fold } from '../../../model/data-rule.js'

export default defineDataRule({
  id: 'every-catalogue-item-has-guide',
  standard: 'service-guide',
  edition: '2.0',
  clause: '11.1',
  title: { zh: '目录中的事项都有办事指南', en: 'Every item of the catalogue has a guide' },
  message: { zh: '目录事项 {code} 没有写明其编码的现行办事指南', en: 'Catalogue item {code} has no guide in force that bears its code' },
  mend: { zh: '编制办事指南，写明事项的编码。', en: 'Make a guide and give it the code of the item.' },
  requires: [{ types: catalogueTypes }, { types: ['service-guide/guide'], whole: true }],
  folds: [
    ...foldEntries(['serviceClass'], ({ code, entry, at, level }, remember, { region }) => {
      if (level === 'national' || isParentCode(code)) return
      rememberListed(code, at, level, region, remember)
      if (entry.serviceClass === 'other') remember(code, 'other')
    }),
    fold<Guide>('service-guide/guide', [...codeFields, '/effectiveFrom', '/effectiveTo'], (guide, remember, { region, asOf }) => {
      const code = itemCodeOf(guide, region)
      if (code !== undefined) rememberFulfilment(code, isInForce(guide, asOf), region, remember)
    }),
  ],
  concerns: canJudgeFulfilment,
  *findings({ key, facts }, context) {
    // The source requires it of other public services only step by step.
    const other = facts.some(({ fact }) => fact === 'other')
    for (const problem of unfulfilled({ key, facts }, context)) yield { ...problem, ...(other && { severity: 'warning' }) }
  },
})
