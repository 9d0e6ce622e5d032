import type { Catalogue } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

const platforms = ['provincialGovServicePlatform', 'socialInsurancePublicServicePlatform']

export default defineRule<Catalogue>({
  id: 'catalogue-published-on-required-platforms',
  standard: 'service-item',
  type: 'catalogue',
  clause: '5.3.3',
  needs: ['/jurisdiction', '/publications'],
  title: { zh: '省级目录在两个平台发布', en: 'A provincial catalogue is published on both platforms' },
  message: { zh: '目录没有在{missing}发布', en: 'The catalogue is not published on: {missing}' },
  mend: { zh: '在所缺的平台发布，并补上记录。', en: 'Publish it on the missing platform and record it.' },
  // A catalogue without any publication is reported once, by catalogue-is-published.
  check({ jurisdiction, publications }, find) {
    if (jurisdiction.level !== 'province' || !publications?.length) return
    const missing = platforms.filter((platform) => !publications.some(({ channel }) => channel === platform))
    if (missing.length > 0) find({ at: '/publications', missing: missing.map((code) => ({ code, list: 'common/publication-channel' })) })
  },
})
