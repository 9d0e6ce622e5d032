import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { missingChannels } from '../../../domain/publications.js'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Guide>({
  id: 'guide-published-channels',
  standard: 'service-guide',
  type: 'guide',
  profile: 'qingdao',
  clause: '6.2',
  needs: ['/publications'],
  title: { zh: '指南在门户网站、微信公众号和办事大厅发布', en: 'The guide is published on the portal, on WeChat and in the hall' },
  message: { zh: '公开记录中没有{missing}', en: 'No record of publication at {missing}' },
  mend: { zh: '在所缺渠道发布，并补上记录。', en: 'Publish there and record it.' },
  // A guide without any record of publication may still be published.
  check({ publications }, find) {
    // An empty list is reported by guide-is-published.
    if (!publications?.length) return
    const missing = missingChannels(publications, ['governmentWebsite', 'wechatOfficialAccount', 'serviceHall'])
    if (missing.length > 0) find({ at: '/publications', missing })
  },
})
