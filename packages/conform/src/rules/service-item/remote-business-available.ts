import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { memoizeText } from '../../domain/memoize.js'
import { mentionsInOrder, normalizeName } from '../../domain/names.js'
import { defineRule } from '../../model/rule.js'

const transfer = [/保险/, /关系/, /转移/]
const remote = /异地就医.*结算|领取.*资格认证/
const within = /省内|市内|区内|本[省市]/

const isRemote = memoizeText((itemName) => {
  const name = normalizeName(itemName)
  return (mentionsInOrder(name, transfer) || remote.test(name)) && !within.test(name)
})

export default defineRule<Implementation>({
  id: 'remote-business-available',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.11.1',
  needs: ['/itemName', '/crossProvinceHandling', '/provinceWideHandling'],
  title: { zh: '异地业务可就近办理', en: 'Remote business is open near the applicant' },
  message: { zh: '异地业务没有标明可跨省通办或省内通办', en: 'Remote business that is marked as open neither across provinces nor in the province' },
  mend: { zh: '开通通办并标明。', en: 'Open it and mark it.' },
  check({ itemName, crossProvinceHandling, provinceWideHandling }, find) {
    if (!crossProvinceHandling && !provinceWideHandling && isRemote(itemName)) find({ at: '/crossProvinceHandling' })
  },
})
