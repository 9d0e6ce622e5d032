import type { Implementation, ItemVariant } from '@shebiao/schemas/service-item/1.0'
import { isGiven } from '../../domain/presence.js'
import { defineRule, type Find } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'implementation-elements-complete',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.12',
  needs: ['/variants/*/acceptanceConditions', '/variants/*/materials'],
  reads: ['/acceptanceConditions', '/materials', '/processFlow'],
  title: { zh: '实施要素齐备', en: 'The elements of an implementation are present' },
  message: { zh: '实施清单缺“{element}”', en: 'The implementation lacks “{element}”' },
  mend: { zh: '补上该要素；不需要材料的，写空列表。', en: 'Add the element; where no materials are needed, write an empty list.' },
  // A missing limit is reported by time-limit-explicit.
  check({ acceptanceConditions, processFlow, materials, variants }, find) {
    if (!isGiven(acceptanceConditions) && !isInEvery(variants, statesConditions)) lack('acceptanceConditions', find)
    if (materials === undefined && !isInEvery(variants, statesMaterials)) lack('materials', find)
    if (!isGiven(processFlow?.steps) && !isGiven(processFlow?.text)) lack('processFlow', find)
  },
})

const statesConditions = (variant: ItemVariant) => isGiven(variant.acceptanceConditions)
// An empty list states that there are none.
const statesMaterials = (variant: ItemVariant) => variant.materials !== undefined

function isInEvery(variants: readonly ItemVariant[] | undefined, states: (variant: ItemVariant) => boolean): boolean {
  return variants !== undefined && variants.length > 0 && variants.every(states)
}

function lack(element: string, find: Find): void {
  find({ at: `/${element}`, element: { field: `/${element}` } })
}
