import { foldImplementations } from '../../../domain/implementations.js'
import { itemCodeOf, levelOf } from '../../../domain/item-codes.js'
import { normalizeName } from '../../../domain/names.js'
import { defineDataRule } from '../../../model/data-rule.js'
import { pack, unpack } from '../../../model/fact-key.js'

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
  // A record that could not be read may be the one that seems to be missing.
  requires: [{ types: ['service-item/implementation'], whole: true }],
  folds: [
    foldImplementations(['/poolingArea', '/implementingOrganization'], (item, remember, { region }) => {
      const { poolingArea, implementingOrganization } = item
      const code = poolingArea === undefined ? undefined : itemCodeOf(item, region)
      const level = levelOf(item)
      if (code === undefined || level === '') return
      const agency = implementingOrganization.creditCode ?? normalizeName(implementingOrganization.name)
      remember(pack(poolingArea!.code, level, agency), code, '/implementingOrganization')
      remember('', pack(poolingArea!.code, level, code))
    }),
  ],
  // Keys are agencies: all items of all agencies of a province would be too much for one key. The items of any agency are marks.
  *findings({ key, facts }, { marks }) {
    const [area, level, agency] = unpack(key) as [string, string, string]
    const own = new Set(facts.map(({ fact }) => fact))
    const missing = scopesOf(marks)
      .get(pack(area, level))!
      .filter((code) => !own.has(code))
    if (missing.length > 0) yield { deviating: facts, area, agency, count: missing.length, items: missing.slice(0, 5) }
  },
})

const scopes = new WeakMap<ReadonlySet<string>, Map<string, string[]>>()

/** By pooling area and level, the codes of all items that some agency there handles, in order. */
function scopesOf(marks: ReadonlySet<string>): Map<string, string[]> {
  let found = scopes.get(marks)
  if (!found) {
    scopes.set(marks, (found = new Map()))
    for (const mark of [...marks].sort()) {
      const [area, level, code] = unpack(mark) as [string, string, string]
      const scope = pack(area, level)
      const codes = found.get(scope)
      if (codes) codes.push(code)
      else found.set(scope, [code])
    }
  }
  return found
}
