import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { isPreciseAddress } from '../../domain/addresses.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Outlet>({
  id: 'outlet-address-is-precise',
  standard: 'bank-outlet',
  type: 'outlet',
  clause: '7.1',
  needs: ['/address'],
  reads: ['/areaType'],
  title: { zh: '网点地址写到门牌、楼层或窗口', en: 'The address of an outlet is precise to number, floor or window' },
  message: { zh: '地址没有门牌、楼层或窗口：{address}', en: 'The address has no number, floor or window: {address}' },
  mend: { zh: '补上门牌号、楼层或窗口号。', en: 'Add the number, floor or window.' },
  check({ address, areaType }, find) {
    if (address !== undefined && !isPreciseAddress(address, areaType)) find({ at: '/address', address })
  },
})
