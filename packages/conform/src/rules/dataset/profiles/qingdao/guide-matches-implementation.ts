import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { comparedValue, type Element, fieldOf, normalForm, shownValue } from '../../../../domain/elements.js'
import { defineDataRule, type Fold, fold } from '../../../../model/data-rule.js'
import type { Fact } from '../../../../model/fact.js'
import { pack, unpack } from '../../../../model/fact-key.js'

const elements: readonly Element[] = ['name', 'conditions', 'materials', 'limit']
const needs = ['/implementationCode', '/handlingItemCode', ...elements.map(fieldOf)]

export default defineDataRule({
  id: 'guide-matches-implementation',
  standard: 'service-guide',
  edition: '2.0',
  profiles: ['qingdao'],
  clause: '7.5',
  title: { zh: '办事指南与实施清单一致', en: 'A guide agrees with the implementation list' },
  message: {
    zh: '{code} 的指南，{element}为“{found}”，实施清单为“{expected}”；{records} 份{regions}',
    en: 'In the guide of {code} {element} is “{found}”, in the implementation list “{expected}”; {records} guides{regions}',
  },
  mend: { zh: '按实施清单改正指南；清单有误的，先改清单。', en: 'Correct the guide to the list, or first the list where that is wrong.' },
  requires: [{ types: ['service-item/implementation'] }, { types: ['service-guide/guide'] }],
  folds: [folded<Implementation>('service-item/implementation', 'list'), folded<Guide>('service-guide/guide', 'guide')],
  uniqueIsValid: true,
  *findings({ key, facts }) {
    for (const element of elements) {
      const of = (kind: string) =>
        facts.flatMap((fact): { fact: Fact; value: string }[] => {
          const [name, from, value] = unpack(fact.fact) as [string, string, string]
          return name === element && from === kind ? [{ fact, value }] : []
        })
      const [norm, ...others] = of('list')
      // If records of the list differ among themselves, none is binding.
      if (!norm || others.length > 0) continue
      const subject = { field: fieldOf(element) }
      const expected = shownValue(element, norm.value)
      for (const { fact, value } of of('guide')) {
        if (value === norm.value) continue
        const found = shownValue(element, value)
        yield {
          deviating: [fact],
          comparison: { subject, found, norm: { value: expected, records: norm.fact.count } },
          code: key,
          element: subject,
          found,
          expected,
        }
      }
    }
  },
})

function folded<R extends Parameters<typeof comparedValue>[1] & { implementationCode?: string; handlingItemCode?: string }>(of: string, kind: string): Fold {
  return fold<R>(of, needs, (record, remember) => {
    const code = record.handlingItemCode ?? record.implementationCode
    if (code === undefined) return
    for (const element of elements) {
      const written = comparedValue(element, record)
      const value = written && normalForm(element, written)
      if (value !== undefined) remember(code, pack(element, kind, value), fieldOf(element))
    }
  })
}
