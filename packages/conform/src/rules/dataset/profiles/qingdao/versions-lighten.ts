import type { TimeLimit } from '@shebiao/schemas/common/1.0'
import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { exceeds } from '../../../../domain/limits.js'
import { defineDataRule, fold } from '../../../../model/data-rule.js'
import { pack, unpack } from '../../../../model/fact-key.js'

export default defineDataRule({
  id: 'versions-lighten',
  standard: 'service-item',
  edition: '1.0',
  profiles: ['qingdao'],
  clause: '7.4',
  title: { zh: '新版本的材料、表单和时限不多于旧版本', en: 'A newer version asks for no more materials, forms or time' },
  message: {
    zh: '{code} 从第 {from} 版到第 {to} 版，{what}由 {before} 增加到 {after}',
    en: 'From version {from} to {to} of {code} {what} grew from {before} to {after}',
  },
  mend: { zh: '减去增加的材料、表单或时限；确需增加的，说明依据。', en: 'Take back what was added, or say on what basis it had to be.' },
  folds: [
    fold<Implementation>(
      'service-item/implementation',
      ['/implementationCode', '/handlingItemCode', '/itemVersion', '/materials', '/forms', '/promisedLimit'],
      ({ implementationCode, handlingItemCode, itemVersion, materials, forms, promisedLimit: limit }, remember) => {
        const code = handlingItemCode ?? implementationCode
        if (code === undefined || itemVersion === undefined) return
        const time = limit?.state === 'bounded' ? `${limit.value} ${limit.unit}` : limit?.state === 'immediate' ? 'immediate' : ''
        remember(code, pack(String(itemVersion).padStart(6, '0'), materials?.length, forms?.length, time), '/itemVersion')
      },
    ),
  ],
  uniqueIsValid: true,
  *findings({ key, facts }) {
    for (let i = 1; i < facts.length; i++) {
      const [fact, [from, ...before], [to, ...after]] = [facts[i]!, unpack(facts[i - 1]!.fact), unpack(facts[i]!.fact)]
      if (from === to) continue
      const parameters = { deviating: [fact], code: key, from: Number(from), to: Number(to) }
      for (const [part, what] of [
        { zh: '材料', en: 'the number of materials' },
        { zh: '表单', en: 'the number of forms' },
      ].entries()) {
        const [old, now] = [before[part]!, after[part]!]
        if (old !== '' && now !== '' && Number(now) > Number(old)) yield { ...parameters, what, before: Number(old), after: Number(now) }
      }
      const [old, now] = [limitOf(before[2]!), limitOf(after[2]!)]
      if (exceeds(now, old)) yield { ...parameters, what: { zh: '承诺办结时限', en: 'the promised limit' }, before: old, after: now }
    }
  },
})

function limitOf(text: string): TimeLimit | undefined {
  if (text === 'immediate') return { state: 'immediate' }
  const [value, unit] = text.split(' ')
  return unit === undefined ? undefined : { state: 'bounded', value: Number(value), unit: unit as 'workingDay' }
}
