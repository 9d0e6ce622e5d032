import type { TimeLimit } from '@shebiao/schemas/common/1.0'
import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { defineCompleteness, type ElementOf, isInEvery } from '../../domain/completeness.js'
import { isGiven } from '../../domain/presence.js'

// For other services a gap is a warning.
const softened = ({ serviceClass }: Guide) => (serviceClass === 'other' ? ('warning' as const) : undefined)
// The framework of cross-province guides is not softened.
const unlessFramework = (guide: Guide) => (guide.crossProvinceHandling ? undefined : softened(guide))

const eleven: ElementOf<Guide>[] = [
  { at: '/serviceTargets', clause: '5.1', given: ({ serviceTargets, serviceTargetText }) => isGiven(serviceTargets) || isGiven(serviceTargetText), softened },
  { at: '/legalBasis', clause: '5.2', softened },
  { at: '/acceptingUnit', clause: '5.3', softened },
  { at: '/locations', clause: '5.4', softened: unlessFramework },
  { at: '/processFlow', clause: '5.5', given: ({ processFlow }) => isGiven(processFlow?.steps) || isGiven(processFlow?.text), softened },
  // An empty list states that there are none.
  {
    at: '/materials',
    clause: '5.6',
    given: ({ materials, variants }) => materials !== undefined || isInEvery(variants, (variant) => variant.materials !== undefined),
    softened: unlessFramework,
  },
  { at: '/sampleDocuments', clause: '5.7', given: ({ sampleDocuments }) => sampleDocuments !== undefined, softened },
  { at: '/fee', clause: '5.8', given: ({ fee, variants }) => isGiven(fee) || isInEvery(variants, (variant) => isGiven(variant.fee)), softened },
  {
    at: '/promisedLimit',
    clause: '5.9',
    given: ({ promisedLimit, variants }) => isWritten(promisedLimit) || isInEvery(variants, (variant) => isWritten(variant.promisedLimit)),
    softened,
  },
  { at: '/consultation', clause: '5.10', softened },
  // Every guide must offer a way to complain.
  { at: '/supervision', clause: '5.11' },
]

// A limit that is unknown is one only where it is given in words.
function isWritten(limit: TimeLimit | undefined): boolean {
  return isGiven(limit) && !(limit?.state === 'unknown' && !isGiven(limit.text))
}

// The rest of the framework is asked of every guide: the name by the schema, materials and locations above.
const framework: ElementOf<Guide>[] = [
  { at: '/handlingMethods', clause: '8.1', given: ({ handlingMethods, handlingMethodText }) => isGiven(handlingMethods) || isGiven(handlingMethodText) },
  { at: '/resultDelivery', clause: '8.1' },
  { at: '/serviceHours', clause: '8.1' },
  // A page that names only its accepting unit has thereby named who handles the item.
  {
    at: '/handlingOrganization',
    clause: '8.1',
    given: ({ handlingOrganization, acceptingUnit }) => isGiven(handlingOrganization) || isGiven(acceptingUnit),
  },
]

export default defineCompleteness<Guide>({
  id: 'guide-elements-complete',
  standard: 'service-guide',
  type: 'guide',
  clause: '5.12',
  // Only the fields that decide what is asked: an element of the wrong shape is not missing.
  needs: ['/serviceClass', '/crossProvinceHandling', '/variants'],
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
    '/handlingMethods',
    '/handlingMethodText',
    '/resultDelivery',
    '/serviceHours',
    '/handlingOrganization',
  ],
  body: {
    fields: ['/acceptingUnit', '/handlingOrganization'],
    name: ({ acceptingUnit, handlingOrganization }) => acceptingUnit?.name ?? handlingOrganization?.name,
  },
  title: { zh: '指南的要素齐备', en: 'The elements of a guide are present' },
  message: { zh: '指南缺 {count} 项：{elements}；已有 {present}/{of}', en: 'The guide lacks {count}: {elements}; {present} of {of} are there' },
  mend: {
    zh: '补上所缺的要素；申请材料、示范文本没有的，写空列表；不是基本公共服务事项的，事项类别写“其他公共服务事项”。',
    en: 'Add what is missing; where there are no materials or samples, write an empty list; where the service is not a basic one, give its class as other.',
  },
  elements: [
    ...eleven,
    ...framework.map((element) => ({ ...element, editions: ['2.0'], applies: ({ crossProvinceHandling }: Guide) => crossProvinceHandling === true })),
  ],
})
