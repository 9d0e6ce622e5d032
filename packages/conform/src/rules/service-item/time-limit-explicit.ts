import type { TimeLimit } from '@shebiao/schemas/common/1.0'
import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { isGiven } from '../../domain/presence.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<Implementation>({
  id: 'time-limit-explicit',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.4.2',
  needs: ['/promisedLimit', '/completionType', '/handlingKind', '/variants'],
  title: { zh: '办结时限明确', en: 'The time limit is explicit' },
  message: { zh: '没有写明承诺办结时限或即时办结', en: 'Neither a promised limit nor immediate handling is stated' },
  mend: { zh: '写明承诺办结时限的数值和单位，或写明即时办结。', en: 'State the promised limit with its unit, or that handling is immediate.' },
  check({ promisedLimit, completionType, handlingKind, variants }, find) {
    if (isStated(promisedLimit)) return
    if (completionType === 'immediate' || completionType === 'instant' || handlingKind === 'immediate') return
    if (variants?.length && variants.every((variant) => isStated(variant.promisedLimit))) return
    // That there is none at all is reported by implementation-elements-complete.
    if (isGiven(promisedLimit)) find({ at: '/promisedLimit' })
    else if (variants?.length && variants.every((variant) => isGiven(variant.promisedLimit))) find({ at: '/variants' })
  },
})

/** Whether a limit is explicit. The law may set no limit ('none'); a promise must have one. */
function isStated(limit: TimeLimit | undefined): boolean {
  return limit !== undefined && limit.state !== 'unknown' && limit.state !== 'none'
}
