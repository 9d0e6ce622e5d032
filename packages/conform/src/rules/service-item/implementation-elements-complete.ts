import type { Implementation, ItemVariant } from '@shebiao/schemas/service-item/1.0'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../rule.js'

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
  // The limit is asked for by time-limit-explicit.
  check({ acceptanceConditions, processFlow, materials, variants = [] }, find) {
    const inVariants = (states: (variant: ItemVariant) => boolean) => variants.length > 0 && variants.every(states)
    const stated = {
      acceptanceConditions: isGiven(acceptanceConditions) || inVariants((variant) => isGiven(variant.acceptanceConditions)),
      // An empty list says that there are none.
      materials: materials !== undefined || inVariants((variant) => variant.materials !== undefined),
      processFlow: isGiven(processFlow?.steps) || isGiven(processFlow?.text),
    }
    for (const [element, given] of Object.entries(stated)) if (!given) find({ at: `/${element}`, element: { field: `/${element}` } })
  },
})
