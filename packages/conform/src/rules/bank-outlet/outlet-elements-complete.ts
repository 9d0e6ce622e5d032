import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { defineCompleteness } from '../../domain/completeness.js'
import { isGiven } from '../../domain/presence.js'

const clause = '7.4'

export default defineCompleteness<Outlet>({
  id: 'outlet-elements-complete',
  standard: 'bank-outlet',
  type: 'outlet',
  clause,
  needs: [],
  reads: [
    '/operatorType',
    '/outletKind',
    '/region',
    '/townshipCode',
    '/address',
    '/phone',
    '/complaintPhone',
    '/openingHours',
    '/serviceHours',
    '/services',
    '/status',
  ],
  body: { fields: ['/agreement', '/bankName'], name: ({ agreement, bankName }) => agreement?.delegatingOrganization?.name ?? bankName },
  title: { zh: '网点的登记要素齐备', en: 'The elements of an outlet are present' },
  message: { zh: '网点登记缺 {count} 项：{elements}；已有 {present}/{of}', en: 'The outlet lacks {count}: {elements}; {present} of {of} are there' },
  mend: {
    zh: '补上所缺的要素；营业时间与社会保险服务时间写一种即可。',
    en: 'Add what is missing; either the opening hours or the hours of social-insurance services will do.',
  },
  // Whose bank it is, and the agreement, are asked by rules of their own.
  elements: [
    { at: '/operatorType', clause },
    { at: '/outletKind', clause },
    { at: '/region', clause, given: ({ region, townshipCode }) => isGiven(region) || isGiven(townshipCode) },
    { at: '/address', clause },
    { at: '/phone', clause },
    { at: '/complaintPhone', clause },
    { at: '/serviceHours', clause, given: ({ openingHours, serviceHours }) => isGiven(serviceHours) || isGiven(openingHours) },
    { at: '/services', clause },
    { at: '/status', clause },
  ],
})
