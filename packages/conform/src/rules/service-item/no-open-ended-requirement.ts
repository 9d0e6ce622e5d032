import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { isOpenEnded } from '../../domain/open-ended.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'no-open-ended-requirement',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.2.4',
  needs: ['/acceptanceConditions', '/materials'],
  title: { zh: '条件和材料没有兜底', en: 'Conditions and materials have no catch-all' },
  message: { zh: '写了兜底的要求：{text}', en: 'A catch-all: {text}' },
  mend: { zh: '写明究竟要什么；不需要的删去。', en: 'Say what exactly is needed, or remove it.' },
  check({ acceptanceConditions, materials }, find) {
    for (let i = 0; i < (acceptanceConditions?.length ?? 0); i++) {
      const { text } = acceptanceConditions![i]!
      if (isOpenEnded(text)) find({ at: `/acceptanceConditions/${i}/text`, text })
    }
    for (let i = 0; i < (materials?.length ?? 0); i++) {
      const { name } = materials![i]!
      if (isOpenEnded(name)) find({ at: `/materials/${i}/name`, text: name })
    }
  },
})
