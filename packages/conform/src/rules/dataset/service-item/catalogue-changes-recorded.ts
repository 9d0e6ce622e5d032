import type { Catalogue } from '@shebiao/schemas/service-item/1.0'
import { itemCodeOf } from '../../../domain/item-codes.js'
import { normalizeName } from '../../../domain/names.js'
import { defineDataRule, fold } from '../../../model/data-rule.js'
import type { Fact } from '../../../model/fact.js'
import { pack, unpack } from '../../../model/fact-key.js'

export default defineDataRule({
  id: 'catalogue-changes-recorded',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.4.2',
  title: { zh: '目录前后版本的增减都有变动记录', en: 'What two releases of a catalogue differ in is among the changes' },
  message: {
    zh: '“{catalogue}”从 {from} 到 {to} {what}事项 {code}，没有变动记录',
    en: 'From {from} to {to} “{catalogue}” {what} item {code}, and no change is recorded',
  },
  mend: { zh: '在新版本的变动中记录这一事项。', en: 'Record the item among the changes of the newer release.' },
  folds: [
    fold<Catalogue>(
      'service-item/catalogue',
      ['/catalogueName', '/catalogueVersion', '/effectiveFrom', '/jurisdiction', '/changes', '/entries'],
      ({ catalogueName, catalogueVersion, effectiveFrom, changes = [], entries }, remember, { region = '' }) => {
        // Releases are ordered by date; without a date there is no order.
        if (effectiveFrom === undefined) return
        const key = pack(region, normalizeName(catalogueName))
        remember(key, pack('release', effectiveFrom, catalogueVersion), '/catalogueVersion')
        for (const [i, entry] of entries.entries()) {
          const code = entry.itemState === 'cancelled' ? undefined : itemCodeOf(entry, region)
          if (code !== undefined) remember(key, pack('entry', effectiveFrom, code), `/entries/${i}`)
        }
        for (const change of changes) {
          const code = change.basicCode
          if (code !== undefined) remember(key, pack('change', effectiveFrom, code))
        }
      },
    ),
  ],
  *findings({ key, facts }) {
    const entries = new Map<string, Map<string, Fact>>()
    const changed = new Set<string>()
    const releases: { date: string; version: string; fact: Fact }[] = []
    for (const fact of facts) {
      const [kind, date, value] = unpack(fact.fact) as [string, string, string]
      if (kind === 'release') releases.push({ date, version: value, fact })
      else if (kind === 'change') changed.add(pack(date, value))
      else entries.set(date, (entries.get(date) ?? new Map<string, Fact>()).set(value, fact))
    }
    for (let i = 1; i < releases.length; i++) {
      const [before, after] = [releases[i - 1]!, releases[i]!]
      const [had, has] = [entries.get(before.date) ?? new Map<string, Fact>(), entries.get(after.date) ?? new Map<string, Fact>()]
      const parameters = { catalogue: unpack(key)[1], from: before.version, to: after.version }
      for (const [code, fact] of has)
        if (!had.has(code) && !changed.has(pack(after.date, code))) yield { deviating: [fact], ...parameters, what: { zh: '增加', en: 'gains' }, code }
      for (const code of had.keys())
        if (!has.has(code) && !changed.has(pack(after.date, code))) yield { deviating: [after.fact], ...parameters, what: { zh: '去掉', en: 'loses' }, code }
    }
  },
})
