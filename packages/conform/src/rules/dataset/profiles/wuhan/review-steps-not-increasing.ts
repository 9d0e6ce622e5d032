import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineDataRule, fold } from '../../../../model/data-rule.js'
import { pack, unpack } from '../../../../model/fact-key.js'

export default defineDataRule({
  id: 'review-steps-not-increasing',
  standard: 'service-item',
  edition: '1.0',
  profiles: ['wuhan'],
  clause: '6.2',
  title: { zh: '新版本的审核环节不多于旧版本', en: 'A newer version has no more review steps' },
  message: {
    zh: '{code} 从第 {from} 版到第 {to} 版，审核环节由 {before} 个增加到 {after} 个',
    en: 'From version {from} to {to} of {code} the review steps grew from {before} to {after}',
  },
  mend: { zh: '归并审核环节。', en: 'Merge the reviews.' },
  folds: [
    fold<Implementation>(
      'service-item/implementation',
      ['/implementationCode', '/handlingItemCode', '/itemVersion', '/processFlow'],
      ({ implementationCode, handlingItemCode, itemVersion, processFlow }, remember) => {
        const code = handlingItemCode ?? implementationCode
        if (code === undefined || itemVersion === undefined || !processFlow?.steps) return
        const reviews = processFlow.steps.filter(({ stepType }) => stepType === 'review').length
        remember(code, pack(String(itemVersion).padStart(6, '0'), reviews), '/processFlow/steps')
      },
    ),
  ],
  uniqueIsValid: true,
  *findings({ key, facts }) {
    for (let i = 1; i < facts.length; i++) {
      const [fact, [from, before], [to, after]] = [facts[i]!, unpack(facts[i - 1]!.fact), unpack(facts[i]!.fact)]
      if (from !== to && Number(after) > Number(before))
        yield { deviating: [fact], code: key, from: Number(from), to: Number(to), before: Number(before), after: Number(after) }
    }
  },
})
