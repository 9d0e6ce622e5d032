import type { ProcessFlow } from '@shebiao/schemas/service-item/1.0'
import { foldImplementations } from '../../../../domain/implementations.js'
import { codeFields, itemCodeOf } from '../../../../domain/item-codes.js'
import { canJudgeFulfilment, codeField, rememberFulfilment, rememberListed, unfulfilled } from '../../../../domain/references.js'
import { defineDataRule, fold } from '../../../../model/data-rule.js'

export default defineDataRule({
  id: 'every-item-has-external-flowchart',
  standard: 'service-item',
  edition: '1.0',
  profiles: ['wuhan'],
  clause: '6.3',
  title: { zh: '每个事项都有外部流程图', en: 'Every item has an external flowchart' },
  message: { zh: '事项 {code} 没有外部流程图{regions}', en: 'Item {code} has no external flowchart{regions}' },
  mend: { zh: '编制外部流程图，列入业务流程的流程图。', en: 'Draw one and list it with the process flow.' },
  requires: [{ types: ['service-item/implementation'] }, { types: ['service-item/process-flow'], whole: true }],
  folds: [
    foldImplementations([], (item, remember, { region }) => {
      const code = itemCodeOf(item, region)
      if (code !== undefined) rememberListed(code, codeField(item), '', region, remember)
    }),
    fold<ProcessFlow>('service-item/process-flow', [...codeFields, '/flowcharts'], (flow, remember, { region }) => {
      const code = itemCodeOf(flow, region)
      const external = flow.flowcharts?.some(({ audience }) => audience === 'external') ?? false
      if (code !== undefined) rememberFulfilment(code, external, region, remember)
    }),
  ],
  concerns: canJudgeFulfilment,
  findings: unfulfilled,
  *measures(group, context) {
    const charted = [...unfulfilled(group, context)].length === 0
    yield { name: { zh: '有外部流程图的事项', en: 'items with an external flowchart' }, of: { zh: '全部', en: 'all' }, value: charted ? 1 : 0, total: 1 }
  },
})
