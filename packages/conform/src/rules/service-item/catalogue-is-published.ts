import type { Catalogue } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../rule.js'

const shown = (channels: string[]) => channels.map((code) => ({ code, list: 'common/publication-channel' }))

export default defineRule<Catalogue>({
  id: 'catalogue-is-published',
  standard: 'service-item',
  type: 'catalogue',
  clause: '5.3.6',
  needs: ['/publications'],
  title: { zh: '目录向社会公开', en: 'The catalogue is made public' },
  message: { zh: '没有在{missing}公开', en: 'It is not published by: {missing}' },
  mend: {
    zh: '在政府网站、12333热线、宣传手册之一公开，最好在政府网站，并补上记录。',
    en: 'Publish it by website, hotline or brochure, best on the website, and record it.',
  },
  *check({ publications = [] }) {
    const used = new Set<string>(publications.map(({ channel }) => channel))
    if (used.has('governmentWebsite')) return
    if (used.has('hotline12333') || used.has('brochure')) yield { at: '/publications', severity: 'info', missing: shown(['governmentWebsite']) }
    else yield { at: '/publications', missing: shown(['governmentWebsite', 'hotline12333', 'brochure']) }
  },
})
