import { divisionKey, divisionText } from '../../../../domain/divisions.js'
import { foldImplementations } from '../../../../domain/implementations.js'
import { isFullyOnline, onlineFields } from '../../../../domain/online.js'
import { rateBelow } from '../../../../domain/rates.js'
import { defineDataRule } from '../../../../model/data-rule.js'
import type { Group } from '../../../../model/fact.js'
import { pack, unpack } from '../../../../model/fact-key.js'

const onSite = 'onSite'

export default defineDataRule({
  id: 'fully-online-rate',
  standard: 'service-item',
  edition: '1.0',
  profiles: ['qingdao'],
  clause: '7.2',
  title: { zh: '依申请事项全程网办率不低于九成', en: 'Nine tenths of the items on application are fully online' },
  message: {
    zh: '{of} 的依申请事项（法定须到现场的除外）全程网办 {reached}/{total}（{rate}%），应达到 {asked}%',
    en: 'In {of} {reached} of {total} items on application, those on site by law excepted, are fully online: {rate}% of the {asked}% asked for',
  },
  mend: {
    zh: '推动所列事项全程网办；法定须到现场的，标明并写明依据。',
    en: 'Bring the items listed fully online; mark those that law requires on site, with the basis.',
  },
  folds: [
    foldImplementations(
      onlineFields,
      (item, remember, { region }) => {
        if (item.initiationType !== 'onApplication') return
        const reached = isFullyOnline(item) ? 'yes' : 'no'
        remember(divisionKey(region, 4), item.onSiteRequiredByLaw ? pack(onSite, reached) : reached, '/onlineDepth')
      },
      4,
    ),
  ],
  findings: (group) => rateBelow(excepted(group), 0.9),
  // The source has two denominators: the finding uses the narrower one, the measures show both.
  *measures(group) {
    const count = (wanted: string[]) => group.facts.filter(({ fact }) => wanted.includes(fact)).reduce((sum, { count }) => sum + count, 0)
    const of = divisionText(group.key)
    yield {
      name: { zh: '全程网办率（不含法定须到现场的）', en: 'fully online, those on site by law excepted' },
      of,
      value: count(['yes']),
      total: count(['yes', 'no']),
    }
    const [yes, no] = [pack(onSite, 'yes'), pack(onSite, 'no')]
    yield {
      name: { zh: '全程网办率（全部依申请事项）', en: 'fully online, of all items on application' },
      of,
      value: count(['yes', yes]),
      total: count(['yes', 'no', yes, no]),
    }
  },
})

function excepted({ key, facts }: Group): Group {
  return { key, facts: facts.filter(({ fact }) => unpack(fact)[0] !== onSite) }
}
