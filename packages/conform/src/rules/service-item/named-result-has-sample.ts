import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'named-result-has-sample',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.9.5',
  needs: ['/results'],
  title: { zh: '结果有样本', en: 'A result has a sample' },
  message: { zh: '结果“{name}”没有样本', en: 'The result “{name}” has no sample' },
  mend: { zh: '补上样本的网址。', en: 'Add the address of a sample.' },
  check({ results }, find) {
    for (let i = 0; i < (results?.length ?? 0); i++) {
      const { name, type, sampleUrl } = results![i]!
      // Without a result there is no sample to show.
      if (sampleUrl === undefined && type !== 'none' && name !== '无') find({ at: `/results/${i}/sampleUrl`, name })
    }
  },
})
