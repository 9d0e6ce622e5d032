import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { onlineMethods } from '../../domain/methods.js'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Guide>({
  id: 'online-guide-has-instructions',
  standard: 'service-guide',
  type: 'guide',
  editions: ['2.0'],
  clause: '9.1',
  needs: ['/handlingMethods'],
  reads: ['/onlineGuideUrl', '/operationInstructionsUrl', '/source', '/publications'],
  title: { zh: '可网上办理的给出网上指南和操作说明', en: 'What is handled online has an online guide and instructions' },
  message: { zh: '可网上办理，没有给出“{missing}”', en: 'Handled online without “{missing}”' },
  mend: { zh: '补上网址。', en: 'Add the web address.' },
  check(guide, find) {
    if (!guide.handlingMethods?.some((method) => onlineMethods.has(method))) return
    for (const missing of ['onlineGuideUrl', 'operationInstructionsUrl'] as const) {
      // A guide that was taken from a page, or says where it is published, has its address there.
      if (missing === 'onlineGuideUrl' && hasAddress(guide)) continue
      if (guide[missing] === undefined) find({ at: `/${missing}`, missing: { field: `/${missing}` } })
    }
  },
})

function hasAddress({ source, publications }: Guide): boolean {
  return isGiven(source?.url) || (Array.isArray(publications) && publications.some((publication) => isGiven(publication?.url)))
}
