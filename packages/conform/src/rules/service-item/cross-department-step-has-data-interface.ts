import type { ProcessFlow } from '@shebiao/schemas/service-item/1.0'
import { isSameOrganization } from '../../domain/organizations.js'
import { defineRule } from '../../model/rule.js'

export default defineRule<ProcessFlow>({
  id: 'cross-department-step-has-data-interface',
  standard: 'service-item',
  type: 'process-flow',
  clause: '8.2.2',
  needs: ['/implementingOrganization', '/steps'],
  title: { zh: '跨部门环节有可实时调用的数据接口', en: 'A cross-department step has data it can call in real time' },
  message: {
    zh: '环节“{step}”由{department}办理，没有可实时调用的数据接口',
    en: 'The step “{step}” lies with {department} and names no interface for calls in real time',
  },
  mend: { zh: '写明提供方、接口代码，并标明可实时调用。', en: 'Name the provider and the interface, and mark it as real-time.' },
  check({ implementingOrganization, steps }, find) {
    if (!implementingOrganization) return
    for (const [i, { name, department, dataExchanges = [] }] of steps.entries()) {
      if (!department || isSameOrganization(department, implementingOrganization)) continue
      if (dataExchanges.some(({ interfaceCode, realTime }) => interfaceCode !== undefined && realTime)) continue
      find({ at: `/steps/${i}/dataExchanges`, step: name, department: department.name })
    }
  },
})
