import type { Package } from '@shebiao/schemas/service-item/1.0'
import { divisionKey, divisionText } from '../../../domain/divisions.js'
import { isOnePointRegistration } from '../../../domain/registrations.js'
import { defineDataRule, fold } from '../../../model/data-rule.js'

const offered = 'offered'

// Whether all packages of a province were reported is not known, so that this is told as a number and never as a finding.
export default defineDataRule({
  id: 'one-point-registration-offered',
  standard: 'service-item',
  edition: '1.0',
  clause: '7.1.9',
  title: { zh: '有三项登记合办的一件事', en: 'The three registrations are offered as one' },
  message: { zh: '没有三项登记合办的一件事', en: 'No package joins the three registrations' },
  mend: {
    zh: '把就业失业登记、社会保险登记和劳动用工备案合为一件事。',
    en: 'Join the registration of employment, of social insurance and the filing of employment.',
  },
  folds: [
    fold<Package>(
      'service-item/package',
      ['/items', '/region'],
      ({ items }, remember, { region }) => {
        remember(divisionKey(region, 2), isOnePointRegistration(items) ? offered : 'other')
      },
      { division: 2 },
    ),
  ],
  findings: () => [],
  *measures({ key, facts }) {
    const count = (wanted: string) => facts.find(({ fact }) => fact === wanted)?.count ?? 0
    yield {
      name: { zh: '三项登记合办的一件事', en: 'packages that join the three registrations' },
      of: divisionText(key),
      value: count(offered),
      unit: { zh: '个', en: '' },
    }
  },
})
