import { divisionKey } from '../../../../domain/divisions.js'
import { foldImplementations } from '../../../../domain/implementations.js'
import { isOnline, onlineFields } from '../../../../domain/online.js'
import { rateBelow, rateMeasure, rememberRate } from '../../../../domain/rates.js'
import { defineDataRule } from '../../../../model/data-rule.js'

export default defineDataRule({
  id: 'every-item-online',
  standard: 'service-item',
  edition: '1.0',
  profiles: ['qingdao'],
  clause: '7.3',
  title: { zh: '所有事项可网上办', en: 'Every item is online' },
  message: {
    zh: '{of} 的事项可网办 {reached}/{total}（{rate}%）；未网办的如所列{regions}',
    en: 'In {of} {reached} of {total} items are online ({rate}%); those that are not are listed{regions}',
  },
  mend: { zh: '推动所列事项网上办。', en: 'Bring the items listed online.' },
  folds: [
    foldImplementations(
      onlineFields,
      (item, remember, { region }) => {
        rememberRate(isOnline(item), divisionKey(region, 4), '/onlineCapable', remember)
      },
      4,
    ),
  ],
  findings: (group) => rateBelow(group, 1),
  measures: (group) => rateMeasure({ zh: '网办率（全部事项）', en: 'online items, of all' }, group),
})
