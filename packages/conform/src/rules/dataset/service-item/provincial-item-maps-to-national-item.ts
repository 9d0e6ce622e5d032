import { foldEntries } from '../../../domain/catalogues.js'
import { isLocalCode } from '../../../domain/item-codes.js'
import { isGiven } from '../../../domain/presence.js'
import { defineDataRule } from '../../../model/data-rule.js'

export default defineDataRule({
  id: 'provincial-item-maps-to-national-item',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.2.2',
  title: { zh: '省级目录的事项对应全国目录，或有自己的依据', en: 'An item of a provincial catalogue is in the national one, or has a basis of its own' },
  message: { zh: '事项 {code} {problem}；{records} 处{regions}', en: 'Item {code} {problem}; {records} times{regions}' },
  mend: { zh: '核对编码；地方自有的事项用本省编码，并写明依据。', en: 'Check the code; an item of the province’s own bears its code and names its basis.' },
  requires: [{ mark: 'national', missing: { zh: '数据中没有全国目录', en: 'the data hold no national catalogue' } }],
  folds: foldEntries(['legalBasis'], ({ code, entry, at, level }, remember) => {
    if (level === 'national') {
      remember('', 'national')
      remember(code, 'national', at)
    } else if (level !== '' && !isLocalCode(code)) remember(code, isGiven(entry.legalBasis) ? 'based' : 'unbased', `${at}/basicCode`)
  }),
  *findings({ key, facts }) {
    if (facts.some(({ fact }) => fact === 'national')) return
    const own = !key.startsWith('00')
    const deviating = facts.filter(({ fact }) => !own || fact === 'unbased')
    if (deviating.length === 0) return
    const problem = own
      ? { zh: '不在全国目录中，也没有写明依据', en: 'is not in the national catalogue and names no basis' }
      : { zh: '用全国编码，却不在全国目录中', en: 'bears a national code and is not in the national catalogue' }
    yield { deviating, code: key, problem }
  },
})
