import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Guide>({
  id: 'guide-is-published',
  standard: 'service-guide',
  type: 'guide',
  clause: '4.3',
  needs: ['/publications'],
  title: { zh: '指南已公开', en: 'The guide is published' },
  message: { zh: '公开记录为空：指南没有公开', en: 'The list of publications is empty: the guide is not published' },
  mend: {
    zh: '在政府网站、12333热线、宣传手册等渠道公开，并补上记录。',
    en: 'Publish it, by government website, the 12333 hotline, brochures or otherwise, and record it.',
  },
  // A guide without any record of publication may still be published; the channels that a source names need not be all.
  check({ publications }, find) {
    if (publications?.length === 0) find({ at: '/publications' })
  },
})
