import { divisionKey } from '../../../../domain/divisions.js'
import { foldImplementations } from '../../../../domain/implementations.js'
import { isOnline, onlineFields } from '../../../../domain/online.js'
import { rateBelow, rateMeasure } from '../../../../domain/rates.js'
import { defineDataRule } from '../../../../model/data-rule.js'
import type { Group } from '../../../../model/fact.js'
import { pack, unpack } from '../../../../model/fact-key.js'
import type { Text } from '../../../../model/rule.js'

const rates: Record<string, Text> = {
  online: { zh: '（法定须到现场的除外）可网办', en: 'online, those on site by law excepted,' },
  shared: { zh: '可共享的材料不要求申请人提供', en: 'with no shared material asked of the applicant' },
  card: { zh: '可凭社会保障卡办理', en: 'usable by social-security card' },
}

export default defineDataRule({
  id: 'all-online-shared-card-rates',
  standard: 'service-item',
  edition: '1.0',
  profiles: ['yunnan'],
  clause: '2.1',
  title: { zh: '全服务上网、全数据共享、全业务用卡', en: 'All services online, all data shared, all business by card' },
  message: { zh: '{of} 的事项{what} {reached}/{total}（{rate}%）', en: 'In {of} {reached} of {total} items are {what} ({rate}%)' },
  mend: { zh: '推动所列事项上网、共享、用卡。', en: 'Bring the items listed online, to shared data, to the card.' },
  folds: [
    foldImplementations(
      [...onlineFields, '/materials', '/socialSecurityCardUsable'],
      (item, remember, { region }) => {
        const key = divisionKey(region, 4)
        const shareable = (item.materials ?? []).filter(({ obtainableBy = 'none' }) => obtainableBy !== 'none')
        if (!item.onSiteRequiredByLaw) remember(key, pack('online', isOnline(item) ? 'yes' : 'no'), '/onlineCapable')
        if (shareable.length > 0)
          remember(key, pack('shared', shareable.every(({ requiredFromApplicant }) => requiredFromApplicant === false) ? 'yes' : 'no'), '/materials')
        remember(key, pack('card', item.socialSecurityCardUsable ? 'yes' : 'no'), '/socialSecurityCardUsable')
      },
      4,
    ),
  ],
  *findings(group) {
    for (const [rate, what] of Object.entries(rates)) for (const problem of rateBelow(partOf(group, rate), 1)) yield { ...problem, what }
  },
  *measures(group) {
    for (const [rate, what] of Object.entries(rates)) yield* rateMeasure(what, partOf(group, rate))
  },
})

/** The facts that belong to one of the rates. */
function partOf({ key, facts }: Group, rate: string): Group {
  return {
    key,
    facts: facts.flatMap((fact) => {
      const [name, reached] = unpack(fact.fact) as [string, string]
      return name === rate ? [{ ...fact, fact: reached }] : []
    }),
  }
}
