import { foldEntries } from '../../../domain/catalogues.js'
import { foldImplementations } from '../../../domain/implementations.js'
import { isLocalCode, itemCodeOf, levelOf, provinceOf, rankOf } from '../../../domain/item-codes.js'
import { normalizeName } from '../../../domain/names.js'
import { defineDataRule } from '../../../model/data-rule.js'
import { pack, unpack } from '../../../model/fact-key.js'

export default defineDataRule({
  id: 'same-name-same-code',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.1.2',
  title: { zh: '同名的事项编码相同', en: 'Items of one name bear one code' },
  message: {
    zh: '“{name}”在{level}的编码为 {expected}，此处为 {found}；{records} 条记录{regions}',
    en: '“{name}” has code {expected} at {level} level and {found} here; {records} records{regions}',
  },
  mend: { zh: '是同一事项的用同一编码；不是同一事项的，名称上加以区分。', en: 'Give one item one code; tell different items apart by name.' },
  folds: [
    foldImplementations(['/itemName'], (item, remember, { region }) => {
      const code = itemCodeOf(item, region)
      if (code === undefined || isLocalCode(code)) return
      remember(
        normalizeName(item.itemName),
        pack(rankOf(levelOf(item)), levelOf(item), provinceOf(region), code),
        item.basicCode === undefined ? '/implementationCode' : '/basicCode',
      )
    }),
    ...foldEntries(['itemName'], ({ code, entry, at, level }, remember, { region }) => {
      if (!isLocalCode(code)) remember(normalizeName(entry.itemName), pack(rankOf(level), level, provinceOf(region), code), `${at}/basicCode`)
    }),
  ],
  uniqueIsValid: true,
  *findings({ key, facts }) {
    const all = facts.map((fact) => {
      const [rank, level, province, code] = unpack(fact.fact) as [string, string, string, string]
      return { fact, rank: Number(rank), level, province, code }
    })
    const national = all.filter(({ level }) => level === 'national')
    // The national catalogue is binding for all, a provincial one for its province. Two provinces may have local items of the same name.
    for (const province of new Set(all.map((entry) => entry.province))) {
      const own = all.filter((entry) => entry.province === province && entry.level !== 'national')
      const above = national.length > 0 ? national : own.filter(({ rank }) => rank === Math.min(...own.map((entry) => entry.rank)))
      const codes = new Set(above.map(({ code }) => code))
      const [norm] = above
      // If the highest level itself has several codes, it knows different items of the same name.
      if (!norm || codes.size !== 1 || norm.level === '') continue
      for (const code of new Set(own.map((entry) => entry.code))) {
        if (codes.has(code)) continue
        const deviating = own.filter((entry) => entry.code === code).map(({ fact }) => fact)
        const level = { code: norm.level, list: 'service-item/use-level' }
        const subject = { field: '/basicCode' }
        yield {
          deviating,
          comparison: { subject, found: code, norm: { value: norm.code, level: norm.level, records: above.reduce((sum, { fact }) => sum + fact.count, 0) } },
          name: key,
          level,
          expected: norm.code,
          found: code,
        }
      }
    }
  },
})
