import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { defineRule } from '../../rule.js'

export const channels = ['governmentWebsite', 'hotline12333', 'brochure']

export default defineRule<Guide>({
  id: 'guide-is-published',
  standard: 'service-guide',
  type: 'guide',
  clause: '4.7',
  needs: ['/publications'],
  title: { zh: '指南已通过规定渠道公开', en: 'The guide is published on a channel asked for' },
  message: { zh: '公开渠道中没有政府网站、12333热线或宣传手册', en: 'None of government website, 12333 hotline or brochure is among the channels' },
  mend: { zh: '至少在政府网站、12333热线、宣传手册之一公开，并补上记录。', en: 'Publish on at least one of them and record it.' },
  // A guide without any record of publication is not known to be unpublished.
  *check({ publications }) {
    if (publications && !publications.some(({ channel }) => channels.includes(channel))) yield { at: '/publications' }
  },
})
