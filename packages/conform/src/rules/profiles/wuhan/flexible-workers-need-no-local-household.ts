import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { exclusionIn } from '../../../domain/conditions.js'
import { normalizeName } from '../../../domain/names.js'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Implementation>({
  id: 'flexible-workers-need-no-local-household',
  standard: 'service-item',
  type: 'implementation',
  profile: 'wuhan',
  clause: '2.1',
  needs: ['/itemName', '/acceptanceConditions'],
  title: { zh: '灵活就业人员参保不要求本市户籍', en: 'Flexible workers enrol without local household registration' },
  message: { zh: '受理条件要求本市户籍：{condition}', en: 'The condition asks for local household registration: {condition}' },
  mend: { zh: '取消户籍条件。', en: 'Drop the condition.' },
  check({ itemName, acceptanceConditions = [] }, find) {
    const name = normalizeName(itemName)
    if (!name.includes('灵活就业') || !name.includes('参保')) return
    for (const [i, { text }] of acceptanceConditions.entries()) {
      if (exclusionIn(text.replaceAll(/武汉市?/g, '本市'))) find({ at: `/acceptanceConditions/${i}/text`, condition: text })
    }
  },
})
