import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { exceeds, isComparable } from '../../../domain/limits.js'
import { promisesOf } from '../../../domain/promises.js'
import { defineRule } from '../../../model/rule.js'

const notStated = { zh: '未写明', en: 'not stated' }

export default defineRule<Implementation>({
  id: 'promised-limit-halved',
  standard: 'service-item',
  type: 'implementation',
  profile: 'qingdao',
  clause: '2.1',
  needs: ['/listMemberships', '/isHighFrequency', '/promisedLimit', '/baselineLimit', '/statutoryLimit', '/variants'],
  title: { zh: '提速事项的承诺时限不超过规定时限的一半', en: 'A speeded-up item promises no more than half of the prescribed limit' },
  message: { zh: '承诺 {promised}，规定时限 {prescribed}：{problem}', en: 'Promised {promised} against a prescribed {prescribed}: {problem}' },
  mend: { zh: '把承诺办结时限减到规定时限的一半以内，或改正规定时限。', en: 'Shorten the promised limit to half of the prescribed one, or mend the latter.' },
  check(item, find) {
    const { listMemberships, isHighFrequency, baselineLimit, statutoryLimit } = item
    const listed = listMemberships?.includes('speedUpList') ?? false
    if (!listed && isHighFrequency !== true) return
    const prescribed = baselineLimit ?? statutoryLimit
    const promises = promisesOf(item)
    if (prescribed?.state !== 'bounded') {
      const problem = { zh: '无从比较', en: 'there is nothing to compare with' }
      if (listed)
        find({ at: '/baselineLimit', severity: 'warning', promised: promises[0]?.promised ?? notStated, prescribed: prescribed ?? notStated, problem })
      return
    }
    for (const { at, promised } of promises) {
      if (exceeds(promised, { ...prescribed, value: prescribed.value / 2 })) {
        const problem = { zh: '提速不足一半', en: 'more than half' }
        if (listed) find({ at, promised, prescribed, problem })
        // The aims require it of every high-frequency item, the measures only of listed items: for others it is a warning.
        // A limit beyond the statutory one is also more than half of it: for items off the list only promised-limit-within-statutory reports it.
        else if (!exceeds(promised, statutoryLimit)) find({ at, severity: 'warning', promised, prescribed, problem })
      } else if (listed && promised.state === 'bounded' && !isComparable(promised, prescribed)) {
        find({ at, severity: 'info', promised, prescribed, problem: { zh: '单位不同，无从比较', en: 'the units do not compare' } })
      }
    }
  },
})
