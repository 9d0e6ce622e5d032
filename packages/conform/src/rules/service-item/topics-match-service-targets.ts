import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { includesAny } from '../../domain/presence.js'
import { naturalPersons } from '../../domain/service-targets.js'
import { defineRule } from '../../model/rule.js'

const isPerson = (target: string) => naturalPersons.has(target)

export default defineRule<Implementation>({
  id: 'topics-match-service-targets',
  standard: 'service-item',
  type: 'implementation',
  clause: '6.1.2',
  needs: ['/serviceTargets', '/personTopics', '/legalPersonTopics', '/handlingMethods'],
  title: { zh: '主题分类与服务对象一致', en: 'Topics agree with the service targets' },
  message: { zh: '有“{topics}”，服务对象却不含相应的人或单位', en: '“{topics}” are given, but the service targets hold nobody of the kind' },
  mend: { zh: '改正主题分类或服务对象。', en: 'Mend the topics or the service targets.' },
  check({ serviceTargets, personTopics, legalPersonTopics, handlingMethods }, find) {
    if (!serviceTargets?.length || !(personTopics?.length || legalPersonTopics?.length)) return
    // An individual business is both a person and a unit.
    const persons = includesAny(serviceTargets, naturalPersons) || serviceTargets.includes('individualBusiness')
    // If a person may act for a unit, topics for persons are allowed.
    if (personTopics?.length && !persons && !handlingMethods?.includes('entrustedAgency')) find({ at: '/personTopics', topics: { field: '/personTopics' } })
    if (legalPersonTopics?.length && serviceTargets.every(isPerson)) find({ at: '/legalPersonTopics', topics: { field: '/legalPersonTopics' } })
  },
})
