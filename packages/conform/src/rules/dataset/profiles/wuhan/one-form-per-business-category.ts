import { divisionKey } from '../../../../domain/divisions.js'
import { foldImplementations } from '../../../../domain/implementations.js'
import { normalizeName } from '../../../../domain/names.js'
import { defineDataRule } from '../../../../model/data-rule.js'
import { pack, unpack } from '../../../../model/fact-key.js'

export default defineDataRule({
  id: 'one-form-per-business-category',
  standard: 'service-item',
  edition: '1.0',
  profiles: ['wuhan'],
  clause: '6.1',
  title: { zh: '同类业务合用一张申报表', en: 'Business of one kind shares one form' },
  message: { zh: '“{category}”类业务用了 {count} 种表单：{forms}', en: 'Business of the kind “{category}” uses {count} sets of forms: {forms}' },
  mend: { zh: '合并为一张申报表，写同一表单编码。', en: 'Merge them into one form with one code.' },
  folds: [
    foldImplementations(
      ['/businessCategory', '/forms'],
      ({ businessCategory, forms }, remember, { region }) => {
        if (businessCategory === undefined || !forms?.length) return
        const formKeys = forms.map(({ formCode, name }) => formCode ?? normalizeName(name)).sort()
        remember(pack(divisionKey(region, 4), normalizeName(businessCategory)), formKeys.join('、'), '/forms')
      },
      4,
    ),
  ],
  uniqueIsValid: true,
  *findings({ key, facts }) {
    if (facts.length > 1) yield { deviating: facts, category: unpack(key)[1], count: facts.length, forms: facts.slice(0, 4).map(({ fact }) => fact) }
  },
})
