import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Implementation>({
  id: 'cross-region-item-has-remote-mode',
  standard: 'service-item',
  type: 'implementation',
  profile: 'qingdao',
  clause: '4.1',
  needs: ['/listMemberships', '/remoteHandlingMode'],
  title: { zh: '通办清单内的事项写明异地办理模式', en: 'An item on a cross-region list states its mode of remote handling' },
  message: { zh: '事项列入{lists}，没有写明异地办理模式', en: 'The item is on {lists} without a mode of remote handling' },
  mend: { zh: '写明全程网办、异地代收代办或多地联办。', en: 'State fully online, remote receipt and handling on behalf or joint handling.' },
  check({ listMemberships = [], remoteHandlingMode }, find) {
    if (remoteHandlingMode !== undefined) return
    const lists = listMemberships.filter((list) => list === 'provinceWideList' || list === 'crossProvinceList')
    if (lists.length > 0) find({ at: '/remoteHandlingMode', lists: lists.map((code) => ({ code, list: 'service-item/item-list' })) })
  },
})
