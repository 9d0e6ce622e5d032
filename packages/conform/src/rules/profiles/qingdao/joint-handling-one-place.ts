import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Implementation>({
  id: 'joint-handling-one-place',
  standard: 'service-item',
  type: 'implementation',
  profile: 'qingdao',
  clause: '4.5',
  needs: ['/remoteHandlingMode', '/onlineDepth', '/visits'],
  title: { zh: '多地联办只到一地', en: 'Joint handling takes one place' },
  message: { zh: '多地联办，到现场次数是 {visits}：是否只到一地？', en: 'Handled jointly with {visits} visits: are they to one place?' },
  mend: {
    zh: '改为一地受理、部门内部协同；本来只到一地的，不必改。',
    en: 'Accept at one place and coordinate inside; where it is one place already, leave it.',
  },
  check({ remoteHandlingMode, onlineDepth, visits = 0 }, find) {
    // Visits that contradict the online depth are reported by fully-online-needs-no-visit, which this profile raises.
    if (remoteHandlingMode === 'jointHandling' && onlineDepth !== 'fullyOnline' && visits > 1) {
      // The number of visits is not the number of places: several visits may be to the same place.
      find({ at: '/visits', severity: 'warning', visits })
    }
  },
})
