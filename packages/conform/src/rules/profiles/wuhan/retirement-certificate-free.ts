import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { normalizeName } from '../../../domain/names.js'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Guide>({
  id: 'retirement-certificate-free',
  standard: 'service-guide',
  type: 'guide',
  profile: 'wuhan',
  clause: '4.2',
  needs: ['/itemName', '/fee', '/effectiveTo'],
  title: { zh: '退休审批不收费', en: 'Retirement approval is free of charge' },
  message: { zh: '退休审批的指南写明收费', en: 'The guide to retirement approval names a charge' },
  mend: { zh: '取消收费。', en: 'Drop the charge.' },
  check({ itemName, fee, effectiveTo }, find) {
    // Free since 1 July 2014: a guide that ended earlier may charge.
    if (effectiveTo !== undefined && effectiveTo < '2014-07-01') return
    if (/退休(?:\(职\))?(?:审批|核准|核定|申请|证)/.test(normalizeName(itemName)) && fee?.charged) find({ at: '/fee/charged' })
  },
})
