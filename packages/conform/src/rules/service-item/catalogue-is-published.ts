import type { Catalogue } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Catalogue>({
  id: 'catalogue-is-published',
  standard: 'service-item',
  type: 'catalogue',
  clause: '5.3.4',
  needs: ['/publications'],
  title: { zh: '目录向社会公开', en: 'The catalogue is made public' },
  message: { zh: '目录{problem}', en: 'The catalogue {problem}' },
  mend: { zh: '向社会公开，最好在政府网站，并补上记录。', en: 'Publish it, best on the government website, and record it.' },
  check({ publications = [] }, find) {
    if (publications.length === 0) find({ at: '/publications', problem: { zh: '没有公开记录', en: 'has no record of publication' } })
    // The source lists forms of publication but leaves them open: any form counts.
    else if (!publications.some(({ channel }) => channel === 'governmentWebsite'))
      find({ at: '/publications', severity: 'info', problem: { zh: '没有在政府网站公开', en: 'is not published on the government website' } })
  },
})
