import type { Channel } from '@shebiao/schemas/service-item/1.0'
import { coversEveryDay } from '../../../domain/hours.js'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Channel>({
  id: 'hotline-24h',
  standard: 'service-item',
  type: 'channel',
  profile: 'wuhan',
  clause: '4.1',
  needs: ['/channelType', '/serviceHours', '/hotline12333'],
  title: { zh: '12333热线全天人工接听', en: 'The 12333 line is answered by people round the clock' },
  message: { zh: '12333热线的“{field}”没有写明全天人工接听', en: '“{field}” of the 12333 line does not say answered round the clock by people' },
  mend: { zh: '开通全天人工接听，并写明。', en: 'Answer round the clock and say so.' },
  check({ channelType, serviceHours, hotline12333 }, find) {
    if (channelType !== 'hotline12333') return
    if (!serviceHours?.allDay && !coversEveryDay(serviceHours?.periods ?? [])) find({ at: '/serviceHours/allDay' })
    if (!hotline12333?.humanOperator) find({ at: '/hotline12333/humanOperator' })
  },
})
