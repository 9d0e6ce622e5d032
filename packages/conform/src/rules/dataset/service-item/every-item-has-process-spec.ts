import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import type { ProcessFlow } from '@shebiao/schemas/service-item/1.0'
import { catalogueTypes, foldEntries } from '../../../domain/catalogues.js'
import { foldImplementations } from '../../../domain/implementations.js'
import { codeFields, isParentCode, itemCodeOf } from '../../../domain/item-codes.js'
import { isGiven } from '../../../domain/presence.js'
import { canJudgeFulfilment, rememberFulfilment, rememberListed, unfulfilled } from '../../../domain/references.js'
import { defineDataRule, fold } from '../../../model/data-rule.js'

const carriers = ['service-item/implementation', 'service-item/process-flow', 'service-guide/guide']

export default defineDataRule({
  id: 'every-item-has-process-spec',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.3.2',
  title: { zh: '目录中的事项都有办理流程', en: 'Every item of the catalogue has a process' },
  message: { zh: '目录事项 {code} 没有写明办理流程', en: 'Catalogue item {code} has no process' },
  mend: { zh: '在实施清单、业务流程或办事指南中写明办理流程。', en: 'Give the process in the implementation, the process flow or the guide.' },
  requires: [{ types: catalogueTypes }, { types: carriers, whole: true }],
  folds: [
    ...foldEntries([], ({ code, at, level }, remember, { region }) => {
      if (level !== 'national' && !isParentCode(code)) rememberListed(code, at, level, region, remember)
    }),
    foldImplementations(['/processFlow'], (item, remember, { region }) => {
      const code = itemCodeOf(item, region)
      if (code !== undefined) rememberFulfilment(code, isGiven(item.processFlow?.steps) || isGiven(item.processFlow?.text), region, remember)
    }),
    fold<ProcessFlow>('service-item/process-flow', [...codeFields, '/steps'], (flow, remember, { region }) => {
      const code = itemCodeOf(flow, region)
      if (code !== undefined) rememberFulfilment(code, isGiven(flow.steps), region, remember)
    }),
    fold<Guide>('service-guide/guide', [...codeFields, '/processFlow'], (guide, remember, { region }) => {
      const code = itemCodeOf(guide, region)
      if (code !== undefined) rememberFulfilment(code, isGiven(guide.processFlow?.steps) || isGiven(guide.processFlow?.text), region, remember)
    }),
  ],
  concerns: canJudgeFulfilment,
  findings: unfulfilled,
})
