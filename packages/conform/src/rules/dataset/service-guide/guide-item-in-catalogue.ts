import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { catalogueTypes, foldEntries } from '../../../domain/catalogues.js'
import { codeFields, itemCodeOf } from '../../../domain/item-codes.js'
import { canJudgeReference, codeField, rememberListed, rememberReferred, unlistedReferences } from '../../../domain/references.js'
import { defineDataRule, fold } from '../../../model/data-rule.js'

export default defineDataRule({
  id: 'guide-item-in-catalogue',
  standard: 'service-guide',
  edition: '2.0',
  clause: '11.3',
  title: { zh: '指南的事项在目录中', en: 'The item of a guide is in the catalogue' },
  message: {
    zh: '指南的事项 {code} 不在所报的目录中；{records} 份{regions}',
    en: 'Item {code} of a guide is in no catalogue of the data; {records} guides{regions}',
  },
  mend: { zh: '核对编码；目录缺这一事项的，补入目录。', en: 'Check the code, or add the item to the catalogue.' },
  requires: [{ types: catalogueTypes, whole: true }],
  folds: [
    ...foldEntries([], ({ code, at, level }, remember, { region }) => rememberListed(code, at, level, region, remember)),
    fold<Guide>('service-guide/guide', codeFields, (guide, remember, { region }) => {
      const code = itemCodeOf(guide, region)
      if (code !== undefined) rememberReferred(code, codeField(guide), region, remember)
    }),
  ],
  concerns: canJudgeReference,
  findings: unlistedReferences,
})
