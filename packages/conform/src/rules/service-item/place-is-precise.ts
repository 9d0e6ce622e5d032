import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { isPreciseAddress } from '../../domain/addresses.js'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'place-is-precise',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.10.3',
  needs: ['/locations'],
  title: { zh: '办理地点写到门牌、楼层或窗口', en: 'Places are precise to number, floor or window' },
  message: { zh: '地址没有门牌、楼层或窗口：{address}', en: 'The address has no number, floor or window: {address}' },
  mend: { zh: '补上门牌号、楼层或窗口号。', en: 'Add the number, floor or window.' },
  check({ locations }, find) {
    for (let i = 0; i < (locations?.length ?? 0); i++) {
      const { address, window } = locations![i]!
      // A place may be online, or any outlet of some banks.
      if (address !== undefined && !isGiven(window) && !isPreciseAddress(address)) find({ at: `/locations/${i}/address`, address })
    }
  },
})
