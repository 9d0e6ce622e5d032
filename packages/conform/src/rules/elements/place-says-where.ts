import type { Place } from '@shebiao/schemas/common/1.0'
import { saysWhere } from '../../domain/places.js'
import { defineElementRule } from '../../model/rule.js'

export default defineElementRule<Place>({
  id: 'place-says-where',
  elements: ['place'],
  severity: 'error',
  title: { zh: '地点写明在哪里', en: 'A place says where it is' },
  message: {
    zh: '地点没有写明地址；在网上或任一合作网点办理的，也没有写明网址或银行',
    en: 'The place has no address, and names neither a web address nor banks',
  },
  mend: {
    zh: '写明地址；网上办理的写明网址，任一合作网点可办的写明银行。',
    en: 'Give the address; online, the web address; at any outlet of some banks, the banks.',
  },
  check(place, find) {
    if (!saysWhere(place)) find({ at: '/address' })
  },
})
