import type { Catalogue } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Catalogue>({
  id: 'basic-catalogue-issued-at-province-level',
  standard: 'service-item',
  type: 'catalogue',
  clause: '5.3.1',
  needs: ['/jurisdiction', '/catalogueStatus'],
  title: { zh: '基本目录由省级编制', en: 'A basic catalogue is issued at province level' },
  message: { zh: '目录的编制层级是{level}', en: 'The catalogue is issued at the level: {level}' },
  mend: { zh: '由省级统一编制，市县使用省级目录。', en: 'Let the province issue it; cities and counties use that one.' },
  // The provincial catalogues are derived from the national one.
  check({ jurisdiction: { level }, catalogueStatus }, find) {
    if (catalogueStatus === 'reference' || level === 'province' || level === 'national') return
    find({ at: '/jurisdiction/level', level: { code: level, list: 'service-item/use-level' } })
  },
})
