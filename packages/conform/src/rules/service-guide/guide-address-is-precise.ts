import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { isPreciseAddress } from '../../domain/addresses.js'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Guide>({
  id: 'guide-address-is-precise',
  standard: 'service-guide',
  type: 'guide',
  clause: '7.8',
  needs: ['/locations'],
  title: { zh: '办理地点写到门牌、楼层或窗口', en: 'Places are precise to number, floor or window' },
  message: { zh: '地址没有门牌、楼层或窗口：{address}', en: 'The address has no number, floor or window: {address}' },
  mend: { zh: '补上门牌号、楼层或窗口号。', en: 'Add the number, floor or window.' },
  check({ locations = [] }, find) {
    for (const [i, { address, window }] of locations.entries()) {
      // A place may be online, or any outlet of some banks.
      if (address !== undefined && !isGiven(window) && !isPreciseAddress(address)) find({ at: `/locations/${i}/address`, address })
    }
  },
})
