import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { isSameOrganization } from '../../../domain/organizations.js'
import { defineRule } from '../../../model/rule.js'

const missing = { zh: '没有写明', en: 'is missing' }

export default defineRule<Implementation>({
  id: 'remote-agency-names-jurisdiction',
  standard: 'service-item',
  type: 'implementation',
  profile: 'qingdao',
  clause: '4.3',
  needs: ['/remoteHandlingMode', '/receivingOrganization', '/jurisdictionOrganization'],
  title: { zh: '异地代收代办写明不同的代收机构和属地机构', en: 'Remote receipt and handling on behalf names a receiving body and another with jurisdiction' },
  message: { zh: '异地代收代办的“{field}”{problem}', en: '“{field}” of remote receipt and handling on behalf {problem}' },
  mend: { zh: '分别写明代收机构与业务属地机构。', en: 'Name the receiving body and the body with jurisdiction.' },
  check({ remoteHandlingMode, receivingOrganization, jurisdictionOrganization }, find) {
    if (remoteHandlingMode !== 'remoteAgency') return
    if (!receivingOrganization) find({ at: '/receivingOrganization', problem: missing })
    if (!jurisdictionOrganization) find({ at: '/jurisdictionOrganization', problem: missing })
    else if (receivingOrganization && isSameOrganization(receivingOrganization, jurisdictionOrganization))
      find({ at: '/jurisdictionOrganization', problem: { zh: '与代收机构相同', en: 'is the receiving body itself' } })
  },
})
