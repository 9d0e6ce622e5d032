import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { isOpenEnded } from '../../domain/open-ended.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Guide>({
  id: 'guide-no-open-ended-requirement',
  standard: 'service-guide',
  type: 'guide',
  editions: ['2.0'],
  clause: '7.10',
  needs: ['/acceptanceConditions', '/materials', '/variants'],
  title: { zh: '指南的条件和材料没有兜底', en: 'Conditions and materials of a guide have no catch-all' },
  message: { zh: '写了兜底的要求：{text}', en: 'A catch-all: {text}' },
  mend: { zh: '写明究竟要什么；不需要的删去。', en: 'Say what exactly is needed, or remove it.' },
  check({ variants = [], ...guide }, find) {
    const lists = [{ at: '', ...guide }, ...variants.map((variant, i) => ({ at: `/variants/${i}`, ...variant }))]
    for (const { at, acceptanceConditions = [], materials = [] } of lists) {
      for (const [i, { text }] of acceptanceConditions.entries()) if (isOpenEnded(text)) find({ at: `${at}/acceptanceConditions/${i}/text`, text })
      for (const [i, { name }] of materials.entries()) if (isOpenEnded(name)) find({ at: `${at}/materials/${i}/name`, text: name })
    }
  },
})
