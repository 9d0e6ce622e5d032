import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { memoizeText } from '../../domain/memoize.js'
import { normalizeName } from '../../domain/names.js'
import { defineRule } from '../../model/rule.js'

const isOpen = memoizeText((text) => {
  const plain = normalizeName(text)
  if (plain.includes('其他') && /其他(?:相关|有关|必要|所需)?(?:证明)?(?:材料|资料|条件|情形)/.test(plain)) return true
  // After an enumeration these words only summarize it.
  return plain.endsWith('料') && !plain.includes('、') && /(?:等|相关|有关|必要)(?:证明)?(?:材料|资料)$/.test(plain)
})

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
      if (isOpen(text)) find({ at: `/acceptanceConditions/${i}/text`, text })
    }
    for (let i = 0; i < (materials?.length ?? 0); i++) {
      const { name } = materials![i]!
      if (isOpen(name)) find({ at: `/materials/${i}/name`, text: name })
    }
  },
})
