import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { onlineMethods } from '../../domain/methods.js'
import { defineRule } from '../../model/rule.js'

// Handling by an agent or at a terminal still requires somebody to go to a place.
const remote = new Set([...onlineMethods, 'express', 'other'])

export default defineRule<Guide>({
  id: 'guide-without-visits-has-remote-method',
  standard: 'service-guide',
  type: 'guide',
  clause: '7.5',
  needs: ['/visits', '/handlingMethods'],
  title: { zh: '无需到场的有无需到场的办理方式', en: 'What needs no visit has a method without presence' },
  message: { zh: '到现场 0 次，办理方式却只有{methods}', en: 'No visit is needed, yet the methods are {methods}' },
  mend: { zh: '补上网上、移动端或寄递的办理方式，或改正到现场次数。', en: 'Add online, mobile or express, or mend the number of visits.' },
  check({ visits, handlingMethods }, find) {
    if (visits !== 0 || !handlingMethods?.length) return
    if (!handlingMethods.some((method) => remote.has(method))) {
      find({ at: '/handlingMethods', methods: handlingMethods.map((code) => ({ code, list: 'common/handling-method' })) })
    }
  },
})
