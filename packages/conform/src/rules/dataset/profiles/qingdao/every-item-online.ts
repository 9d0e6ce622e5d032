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
  title: { zh: '法定须到现场的以外，事项都可网上办', en: 'Every item but those on site by law is online' },
  message: {
    zh: '{of} 的事项（法定须到现场的除外）可网办 {reached}/{total}（{rate}%）；未网办的如所列{regions}',
    en: 'In {of} {reached} of {total} items, those on site by law excepted, are online ({rate}%); those that are not are listed{regions}',
  },
  mend: { zh: '推动所列事项网上办。', en: 'Bring the items listed online.' },
  folds: [
    foldImplementations(
      onlineFields,
      (item, remember, { region }) => {
        // The same text excepts what law requires on site.
        if (!item.onSiteRequiredByLaw) rememberRate(isOnline(item), divisionKey(region, 4), '/onlineCapable', remember)
      },
      4,
    ),
  ],
  findings: (group) => rateBelow(group, 1),
  measures: (group) => rateMeasure({ zh: '网办率（不含法定须到现场的）', en: 'online items, those on site by law excepted' }, group),
})
