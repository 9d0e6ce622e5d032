import { divisionKey } from '../../../domain/divisions.js'
import { foldImplementations } from '../../../domain/implementations.js'
import { isOnline, onlineFields } from '../../../domain/online.js'
import { rateBelow, rateMeasure, rememberRate } from '../../../domain/rates.js'
import { defineDataRule } from '../../../model/data-rule.js'

export default defineDataRule({
  id: 'online-availability-rate',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.3.6',
  title: { zh: '能上网办的事项都可网办', en: 'Whatever can go online is online' },
  message: {
    zh: '{of} 的事项（法定须到现场的除外）可网办 {reached}/{total}（{rate}%）',
    en: 'In {of} {reached} of {total} items, those on site by law excepted, are online ({rate}%)',
  },
  mend: {
    zh: '推动所列事项网上办、掌上办；法定须到现场的，标明并写明依据。',
    en: 'Bring the items listed online; mark those that law requires on site, with the basis.',
  },
  folds: [
    foldImplementations(onlineFields, (item, remember, { region }) => {
      if (!item.onSiteRequiredByLaw) rememberRate(isOnline(item), divisionKey(region, 2), '/onlineCapable', remember)
    }),
  ],
  findings: (group) => rateBelow(group, 1),
  measures: (group) => rateMeasure({ zh: '网上可办率（不含法定须到现场的）', en: 'online items, those on site by law excepted' }, group),
})
