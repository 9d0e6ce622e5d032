import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'delegable-item-available-at-grassroots',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.6.6',
  needs: ['/delegable', '/lowestHandlingLevel'],
  title: { zh: '可下放的事项基层可办', en: 'A delegable item is handled at the grass roots' },
  message: { zh: '可下放，最低办理层级：{level}', en: 'It is delegable; the lowest level is: {level}' },
  mend: { zh: '下放到乡镇（街道）或村（社区）办理。', en: 'Delegate it to township or village.' },
  check({ delegable, lowestHandlingLevel: level }, find) {
    if (!delegable || level === 'township' || level === 'village') return
    find({ at: '/lowestHandlingLevel', level: level ? { code: level, list: 'service-item/use-level' } : { zh: '未写明', en: 'not stated' } })
  },
})
