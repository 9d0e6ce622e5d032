import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { normalizeName } from '../../../names.js'
import { defineRule } from '../../../rule.js'

export default defineRule<Implementation>({
  id: 'remote-agency-names-jurisdiction',
  standard: 'service-item',
  type: 'implementation',
  profile: 'qingdao',
  clause: '4.3',
  needs: ['/remoteHandlingMode', '/receivingOrganization', '/jurisdictionOrganization'],
  title: { zh: '异地代收代办写明不同的代收机构和属地机构', en: 'Remote agency names a receiving body and another with jurisdiction' },
  message: { zh: '异地代收代办的“{field}”没有写明，或与代收机构相同', en: '“{field}” of remote agency is missing, or is the same as the receiving body' },
  mend: { zh: '分别写明代收机构与业务属地机构。', en: 'Name the receiving body and the body with jurisdiction.' },
  *check({ remoteHandlingMode, receivingOrganization, jurisdictionOrganization }) {
    if (remoteHandlingMode !== 'remoteAgency') return
    if (!receivingOrganization) yield { at: '/receivingOrganization' }
    if (!jurisdictionOrganization) yield { at: '/jurisdictionOrganization' }
    else if (receivingOrganization && normalizeName(receivingOrganization.name) === normalizeName(jurisdictionOrganization.name))
      yield { at: '/jurisdictionOrganization' }
  },
})
