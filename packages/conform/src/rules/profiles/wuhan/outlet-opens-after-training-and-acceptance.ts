import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import { defineRule } from '../../../model/rule.js'

export default defineRule<Outlet>({
  id: 'outlet-opens-after-training-and-acceptance',
  standard: 'bank-outlet',
  type: 'outlet',
  profile: 'wuhan',
  clause: '5.2',
  needs: ['/trainedOn', '/onDutyOn', '/acceptedOn', '/openedOn'],
  title: { zh: '网点先培训、上岗、验收再营业', en: 'An outlet trains, posts its staff and is accepted before it opens' },
  message: { zh: '“{later}”{laterDay} 早于“{earlier}”{earlierDay}', en: '“{later}” {laterDay} is before “{earlier}” {earlierDay}' },
  mend: { zh: '核对并改正日期；未经培训验收的，先补做。', en: 'Check and mend the days; train and accept first where that was left out.' },
  check(outlet, find) {
    const days = (['trainedOn', 'onDutyOn', 'acceptedOn', 'openedOn'] as const).flatMap((name) => (outlet[name] ? [{ name, day: outlet[name] }] : []))
    for (const [i, { name, day }] of days.entries()) {
      const before = days[i - 1]
      if (before && day < before.day)
        find({ at: `/${name}`, later: { field: `/${name}` }, laterDay: day, earlier: { field: `/${before.name}` }, earlierDay: before.day })
    }
  },
})
