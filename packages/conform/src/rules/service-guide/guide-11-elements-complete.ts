import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Guide>({
  id: 'guide-11-elements-complete',
  standard: 'service-guide',
  type: 'guide',
  clause: '5.12',
  // Only the fields that decide the severity of a gap: an element of the wrong shape is not missing.
  needs: ['/serviceClass', '/crossProvinceHandling'],
  reads: [
    '/serviceTargets',
    '/serviceTargetText',
    '/legalBasis',
    '/acceptingUnit',
    '/locations',
    '/processFlow',
    '/materials',
    '/sampleDocuments',
    '/fee',
    '/promisedLimit',
    '/consultation',
    '/supervision',
  ],
  title: { zh: '指南的十一项要素齐备', en: 'The eleven elements of a guide are present' },
  message: { zh: '指南缺“{element}”', en: 'The guide lacks “{element}”' },
  mend: { zh: '补上该要素；申请材料、示范文本没有的，写空列表。', en: 'Add the element; where there are no materials or samples, write an empty list.' },
  check(guide, find) {
    const limit = guide.promisedLimit
    const present: Record<string, boolean> = {
      serviceTargets: isGiven(guide.serviceTargets) || isGiven(guide.serviceTargetText),
      legalBasis: isGiven(guide.legalBasis),
      acceptingUnit: isGiven(guide.acceptingUnit),
      locations: isGiven(guide.locations),
      processFlow: isGiven(guide.processFlow?.steps) || isGiven(guide.processFlow?.text),
      // An empty list states that there are none.
      materials: guide.materials !== undefined,
      sampleDocuments: guide.sampleDocuments !== undefined,
      fee: isGiven(guide.fee),
      promisedLimit: isGiven(limit) && !(limit?.state === 'unknown' && !isGiven(limit.text)),
      consultation: isGiven(guide.consultation),
      supervision: isGiven(guide.supervision),
    }
    // Every guide must offer a way to complain, and the cross-province framework is not softened for other services.
    const firm = guide.crossProvinceHandling ? ['supervision', 'locations', 'materials'] : ['supervision']
    for (const [element, given] of Object.entries(present)) {
      const soft = guide.serviceClass === 'other' && !firm.includes(element)
      if (!given) find({ at: `/${element}`, element: { field: `/${element}` }, ...(soft && { severity: 'warning' as const }) })
    }
  },
})
