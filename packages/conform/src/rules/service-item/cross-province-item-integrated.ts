import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineRule } from '../../model/rule.js'

const list = 'service-item/integration-platform'
const platforms = ['socialInsurancePublicServicePlatform', 'provincialSocialInsurancePlatform', 'localGovServicePlatform'] as const

export default defineRule<Implementation>({
  id: 'cross-province-item-integrated',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.7.2',
  needs: ['/crossProvinceHandling', '/oneNetworkHandling', '/integrations'],
  title: { zh: '跨省通办、一网通办事项已对接平台', en: 'A cross-province or one-network item is connected' },
  message: { zh: '没有对接{missing}', en: 'Not connected to: {missing}' },
  mend: { zh: '完成对接并列出平台。', en: 'Connect it and list the platforms.' },
  check({ crossProvinceHandling, oneNetworkHandling, integrations = [] }, find) {
    if (!crossProvinceHandling && !oneNetworkHandling) return
    const missing = platforms.filter((platform) => !integrations.includes(platform))
    if (missing.length > 0) find({ at: '/integrations', missing: missing.map((code) => ({ code, list })) })
  },
})
