import type { ProcessFlow } from '@shebiao/schemas/service-item/1.0'
import { catalogueTypes, foldEntries } from '../../../domain/catalogues.js'
import { foldImplementations } from '../../../domain/implementations.js'
import { codeFields, itemCodeOf } from '../../../domain/item-codes.js'
import { canJudgeReference, codeField, rememberListed, rememberReferred, unlistedReferences } from '../../../domain/references.js'
import { defineDataRule, fold } from '../../../model/data-rule.js'

export default defineDataRule({
  id: 'implemented-item-in-catalogue',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.2.3',
  title: { zh: '实施清单和业务流程的事项在目录中', en: 'What is implemented is in the catalogue' },
  message: { zh: '事项 {code} 不在所报的目录中；{records} 条记录{regions}', en: 'Item {code} is in no catalogue of the data; {records} records{regions}' },
  mend: { zh: '核对编码；目录缺这一事项的，补入目录。', en: 'Check the code, or add the item to the catalogue.' },
  requires: [{ types: catalogueTypes, whole: true }],
  folds: [
    ...foldEntries([], ({ code, at, level }, remember, { region }) => rememberListed(code, at, level, region, remember)),
    foldImplementations([], (item, remember, { region }) => {
      const code = itemCodeOf(item, region)
      if (code !== undefined) rememberReferred(code, codeField(item), region, remember)
    }),
    fold<ProcessFlow>('service-item/process-flow', codeFields, (flow, remember, { region }) => {
      const code = itemCodeOf(flow, region)
      if (code !== undefined) rememberReferred(code, codeField(flow), region, remember)
    }),
  ],
  concerns: canJudgeReference,
  findings: unlistedReferences,
})
