import type { Package } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Package>({
  id: 'package-single-visit',
  standard: 'service-item',
  type: 'package',
  profile: 'qingdao',
  clause: '5.1',
  needs: ['/visits'],
  title: { zh: '一件事到现场不多于一次', en: 'A package takes no more than one visit' },
  message: { zh: '到现场 {visits} 次，打包应一次办完', en: 'It takes {visits} visits; a package is done in one' },
  mend: { zh: '合并到场环节，或改正到现场次数。', en: 'Merge the steps on site, or mend the number of visits.' },
  check({ visits = 0 }, find) {
    if (visits > 1) find({ at: '/visits', visits })
  },
})
