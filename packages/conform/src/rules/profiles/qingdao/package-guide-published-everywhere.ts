import type { Package } from '@shebiao/schemas/service-item/1.0'
import { missingChannels } from '../../../domain/publications.js'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Package>({
  id: 'package-guide-published-everywhere',
  standard: 'service-item',
  type: 'package',
  profile: 'qingdao',
  clause: '5.6',
  needs: ['/publications'],
  title: { zh: '一件事指南在窗口、网站和微信公众号公开', en: 'The guide of a package is published at the window, on the website and on WeChat' },
  message: { zh: '公开记录中没有{missing}', en: 'No record of publication at {missing}' },
  mend: { zh: '在所缺渠道公开，并补上记录。', en: 'Publish there and record it.' },
  check({ publications = [] }, find) {
    const missing = missingChannels(publications, ['serviceHall', 'governmentWebsite', 'wechatOfficialAccount'])
    if (missing.length > 0) find({ at: '/publications', missing })
  },
})
