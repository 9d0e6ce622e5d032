import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'online-capable-query',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.6.4',
  needs: ['/onlineCapable', '/progressQuery', '/resultQuery'],
  title: { zh: '可网办的可查询进度和结果', en: 'Progress and result of an online item can be queried' },
  message: { zh: '可网办，“{query}”不为是', en: 'It is online, and “{query}” is not yes' },
  mend: { zh: '开通查询并标明。', en: 'Open the query and mark it.' },
  check(item, find) {
    if (!item.onlineCapable) return
    for (const query of ['progressQuery', 'resultQuery'] as const) {
      if (item[query] !== true) find({ at: `/${query}`, query: { field: `/${query}` } })
    }
  },
})
