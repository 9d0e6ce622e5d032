import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { isOpenEnded } from '../../domain/open-ended.js'
import { defineRule, type Find } from '../../model/rule.js'

interface Lists {
  acceptanceConditions?: Guide['acceptanceConditions'] | undefined
  materials?: Guide['materials'] | undefined
}

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
  check({ acceptanceConditions, materials, variants = [] }, find) {
    checkLists('', { acceptanceConditions, materials }, find)
    for (const [i, variant] of variants.entries()) checkLists(`/variants/${i}`, variant, find)
  },
})

function checkLists(at: string, { acceptanceConditions = [], materials = [] }: Lists, find: Find): void {
  for (const [i, { text }] of acceptanceConditions.entries()) if (isOpenEnded(text)) find({ at: `${at}/acceptanceConditions/${i}/text`, text })
  for (const [i, { name }] of materials.entries()) if (isOpenEnded(name)) find({ at: `${at}/materials/${i}/name`, text: name })
}
