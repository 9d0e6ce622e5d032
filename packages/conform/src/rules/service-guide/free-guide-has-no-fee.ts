import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

// Texts that pages write into the fields of a fee that is not charged.
const none = /^(?:无|没有|不收费|不收取|免费|免收|不涉及|0元?|\/|—|-)[。.]?$/

export default defineRule<Guide>({
  id: 'free-guide-has-no-fee',
  standard: 'service-guide',
  type: 'guide',
  clause: '7.4',
  needs: ['/fee'],
  title: { zh: '不收费的不写收费金额和依据', en: 'Where nothing is charged there is no amount or basis' },
  message: { zh: '写明不收费，却写了“{part}”：{found}', en: 'Nothing is charged, yet there is “{part}”: {found}' },
  mend: { zh: '核对是否收费；不收费的，删去金额、依据和标准。', en: 'Check whether a fee is charged; if not, remove amount, basis and standard.' },
  check({ fee }, find) {
    if (!fee || fee.charged) return
    for (const part of ['amount', 'basis', 'standard'] as const) {
      const found = fee[part]
      if (isGiven(found) && found !== 0 && !none.test(String(found).trim())) find({ at: `/fee/${part}`, part: { field: `/fee/${part}` }, found })
    }
  },
})
