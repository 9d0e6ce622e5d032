import type { Package } from '@shebiao/schemas/service-item/1.0'
import { defineCompleteness, type ElementOf } from '../../../domain/completeness.js'
import { isGiven } from '../../../domain/presence.js'

type Guide = NonNullable<Package['guide']>

const element = (field: keyof Guide, clause: string, given = (guide: Guide) => isGiven(guide[field])): ElementOf<Package> => ({
  at: `/guide/${field}`,
  clause,
  given: ({ guide }) => guide !== undefined && given(guide),
})

export default defineCompleteness<Package>({
  id: 'package-guide-required-fields',
  standard: 'service-item',
  type: 'package',
  profile: 'qingdao',
  clause: '5.4',
  needs: ['/guide'],
  title: { zh: '一件事指南列明七项要素', en: 'The guide of a package states its seven elements' },
  message: {
    zh: '一件事指南缺 {count} 项：{elements}；已有 {present}/{of}',
    en: 'The guide of the package lacks {count}: {elements}; {present} of {of} are there',
  },
  mend: { zh: '补上所缺的要素；不需要材料的，写空列表。', en: 'Add what is missing; where no materials are needed, write an empty list.' },
  elements: [
    element('processFlow', '5.4'),
    // An empty list states that there are none.
    element('materials', '5.4', ({ materials }) => materials !== undefined),
    element('promisedLimit', '5.4'),
    element('consultation', '5.4', ({ consultation }) => consultation?.some(({ kind }) => kind === 'phone') ?? false),
    element('legalBasis', '5.8'),
    element('acceptanceConditions', '5.8'),
    element('supervision', '5.8'),
  ],
})
