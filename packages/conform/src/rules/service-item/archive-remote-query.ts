import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { memoizeText } from '../../domain/memoize.js'
import { mentionsInOrder, normalizeName } from '../../domain/names.js'
import { defineRule } from '../../model/rule.js'

const isQuery = memoizeText((itemName) => mentionsInOrder(normalizeName(itemName), [/流动人员/, /档案/, /查/]))

export default defineRule<Implementation>({
  id: 'archive-remote-query',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.11.2',
  needs: ['/itemName', '/crossProvinceHandling'],
  title: { zh: '流动人员档案可异地查询', en: 'Personnel files can be queried from elsewhere' },
  message: { zh: '流动人员档案查询没有标明可跨省通办', en: 'Query of personnel files is not marked as open across provinces' },
  mend: { zh: '开通异地查询并标明。', en: 'Open the query from elsewhere and mark it.' },
  check({ itemName, crossProvinceHandling }, find) {
    if (crossProvinceHandling !== true && isQuery(itemName)) find({ at: '/crossProvinceHandling' })
  },
})
