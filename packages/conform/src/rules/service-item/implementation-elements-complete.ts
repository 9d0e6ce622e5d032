import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { defineCompleteness, isInEvery } from '../../domain/completeness.js'
import { isGiven } from '../../domain/presence.js'

export default defineCompleteness<Implementation>({
  id: 'implementation-elements-complete',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.12',
  // Of variants, what decides whether they state an element.
  needs: ['/variants'],
  reads: [
    '/basicCode',
    '/localBasicCode',
    '/implementationCode',
    '/localImplementationCode',
    '/handlingItemCode',
    '/itemType',
    '/legalBasis',
    '/acceptanceConditions',
    '/processFlow',
    '/materials',
    '/promisedLimit',
    '/completionType',
    '/handlingKind',
  ],
  body: { fields: ['/implementingOrganization'], name: ({ implementingOrganization }) => implementingOrganization?.name },
  title: { zh: '实施清单的要素齐备', en: 'The elements of an implementation are present' },
  message: {
    zh: '实施清单缺 {count} 项：{elements}；已有 {present}/{of}',
    en: 'The implementation lacks {count}: {elements}; {present} of {of} are there',
  },
  mend: {
    zh: '补上所缺的要素；编码可用国家编码或地方编码；不需要材料的，写空列表。',
    en: 'Add what is missing; the code may be national or local; where no materials are needed, write an empty list.',
  },
  elements: [
    // The longer codes contain the basic code.
    { at: '/basicCode', clause: '5.1.3', given: hasCode },
    { at: '/itemType', clause: '5.1.3' },
    { at: '/legalBasis', clause: '5.1.2' },
    {
      at: '/acceptanceConditions',
      clause: '6.12',
      given: ({ acceptanceConditions, variants }) => isGiven(acceptanceConditions) || isInEvery(variants, (variant) => isGiven(variant.acceptanceConditions)),
    },
    { at: '/processFlow', clause: '6.12', given: ({ processFlow }) => isGiven(processFlow?.steps) || isGiven(processFlow?.text) },
    // An empty list states that there are none.
    {
      at: '/materials',
      clause: '6.12',
      given: ({ materials, variants }) => materials !== undefined || isInEvery(variants, (variant) => variant.materials !== undefined),
    },
    // Whether a limit is explicit is asked by time-limit-explicit.
    { at: '/promisedLimit', clause: '6.4.2', given: hasLimit },
  ],
})

function hasCode(item: Implementation): boolean {
  return (item.basicCode ?? item.localBasicCode ?? item.implementationCode ?? item.localImplementationCode ?? item.handlingItemCode) !== undefined
}

function hasLimit({ promisedLimit, completionType, handlingKind, variants }: Implementation): boolean {
  if (isGiven(promisedLimit) || completionType === 'immediate' || completionType === 'instant' || handlingKind === 'immediate') return true
  return isInEvery(variants, (variant) => isGiven(variant.promisedLimit))
}
