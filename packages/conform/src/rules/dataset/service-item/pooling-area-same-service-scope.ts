import { defineDataRule } from '../../../dataset/data-rule.js'
import { pack, unpack } from '../../../dataset/pack.js'
import { foldImplementations } from '../../../domain/implementations.js'
import { itemCodeOf, levelOf } from '../../../domain/item-codes.js'
import { normalizeName } from '../../../domain/names.js'

export default defineDataRule({
  id: 'pooling-area-same-service-scope',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.3.4',
  title: { zh: '同一统筹区域内同级机构办理的事项相同', en: 'Agencies of one level in one pooling area handle the same items' },
  message: {
    zh: '统筹区域 {area} 内，{agency}没有 {count} 个其他同级机构办理的事项：{items}',
    en: 'In pooling area {area} {agency} lacks {count} items that others of its level handle: {items}',
  },
  mend: { zh: '补上所缺的事项，或说明由哪个机构办理。', en: 'Add the items, or say which agency handles them.' },
  // A record that could not be read may be the very one that is missed.
  requires: [{ types: ['service-item/implementation'], whole: true }],
  folds: [
    foldImplementations(['/poolingArea', '/implementingOrganization'], (item, remember, { region }) => {
      const { poolingArea, implementingOrganization } = item
      const code = poolingArea === undefined ? undefined : itemCodeOf(item, region)
      const level = levelOf(item)
      if (code === undefined || level === '') return
      remember(
        pack(poolingArea!.code, level),
        pack(implementingOrganization.creditCode ?? normalizeName(implementingOrganization.name), code),
        '/implementingOrganization',
      )
    }),
  ],
  *findings({ key, facts }) {
    const items = new Map<string, Set<string>>()
    for (const { fact } of facts) {
      const [agency, code] = unpack(fact) as [string, string]
      items.set(agency, (items.get(agency) ?? new Set()).add(code))
    }
    const all = new Set([...items.values()].flatMap((codes) => [...codes]))
    for (const [agency, own] of items) {
      if (own.size === all.size) continue
      const missing = [...all].filter((code) => !own.has(code)).sort()
      const deviating = facts.filter(({ fact }) => unpack(fact)[0] === agency)
      yield { deviating, area: unpack(key)[0], agency, count: missing.length, items: missing.slice(0, 5) }
    }
  },
})
