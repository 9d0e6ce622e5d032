import { items } from './items.js'
import type { Sample } from './parts.js'
import { block, placeOf } from './records.js'
import type { Found, Violation } from './violations.js'

// The province and its first agencies hold the value that binds; what is planted below is a value of its own, hence a finding of its own.
function deviates(at: string, change: (record: Sample, number: number) => void): Violation {
  return (record, number) => {
    change(record, number)
    const found: Found[] = [['province-wide-uniform-elements', at]]
    if (items[placeOf(number).item]!.highFrequency) found.push(['high-frequency-uniform-handling', at])
    return found
  }
}

// Codes that no catalogue lists, and cells of the grid of the service circle where no outlet is: so many there are, each for one planting.
const codes = 99_900
const cells = 45_000

/** One of the codes that no catalogue lists; what outlets handle is not what is implemented. */
function unlistedCode(serial: number, stem = '4220148'): string {
  return `${stem}${String(Math.floor(serial / 999)).padStart(2, '0')}${String(1 + (serial % 999)).padStart(3, '0')}`
}

/** Makes a record one of an item that no catalogue lists. */
function unlist(record: Sample, serial: number): void {
  const code = unlistedCode(serial)
  record.itemName = `示例目录外事项${serial}`
  record.implementationCode = record.implementationCode.slice(0, 19) + code
  record.basicCode = code
}

/** Violations of data-set rules that stand in one record, by record type. */
export const dataViolations: Readonly<Record<string, readonly Violation[]>> = {
  implementation: [
    // The four levels that the ministry holds against each other end at the county.
    (record, number) => {
      if (record.useLevel === 'township') return undefined
      record.itemName = `${record.itemName}（示例差异${number}）`
      return [['four-level-four-same', '/itemName']]
    },
    (record, number) => {
      if (record.useLevel === 'township') return undefined
      record.legalBasis = [{ ...record.legalBasis[0], title: `示例办法${number}` }]
      return [['four-level-four-same', '/legalBasis']]
    },
    deviates('/acceptanceConditions', (record, number) => {
      record.acceptanceConditions = [...record.acceptanceConditions, { text: `示例差异条件${number}` }]
    }),
    deviates('/materials', (record, number) => {
      record.materials = [...record.materials, { ...record.materials[0], name: `示例差异材料${number}` }]
    }),
    deviates('/processFlow', (record, number) => {
      record.processFlow.steps[1] = { ...record.processFlow.steps[1], name: `示例差异环节${number}` }
    }),
    (record, _number, serial) => {
      // It would be missing at its agency, which is another finding.
      if (record.poolingArea || serial >= codes) return undefined
      unlist(record, serial)
      record.isHighFrequency = false
      return [['implemented-item-in-catalogue', '/basicCode']]
    },
    (record, _number, serial) => {
      // It would be missing at its agency, which is another finding.
      if (record.poolingArea || serial >= codes) return undefined
      unlist(record, serial)
      record.isHighFrequency = true
      return [
        ['implemented-item-in-catalogue', '/basicCode'],
        ['high-frequency-items-available-at-outlets', '/delegable'],
      ]
    },
    (record, _number, cell) => {
      const point = record.locations[0].point
      if (!point || cell >= cells) return undefined
      // West of the province, each in a cell of the grid of its own.
      record.locations[0].point = { ...point, longitude: 75.05 + (cell % 300) / 10, latitude: 35.05 + Math.floor(cell / 300) / 10 }
      return [['service-circle-reached', '/locations/0/point']]
    },
  ],
  guide: [
    (record, number) => {
      record.publications[1].sourceId = `SAMPLE-OTHER-${number}`
      return [['channels-same-source', '/publications/0/sourceId']]
    },
    (record) => {
      record.publications[2].version = '0'
      return [['channels-updated-together', '/publications/0/version']]
    },
    (record, _number, serial) => {
      if (serial >= codes) return undefined
      unlist(record, serial)
      return [['guide-item-in-catalogue', '/basicCode']]
    },
  ],
  outlet: [
    (record, _number, serial) => {
      if (serial >= codes) return undefined
      const own = { itemName: '示例目录外事项', basicCode: unlistedCode(serial, '4220147') }
      record.services = [...record.services, { ...own, delegationMode: 'entrustedAcceptance', scope: 'part', steps: ['受理'] }]
      record.agreement.delegatedItems = [...record.agreement.delegatedItems, own]
      return [['outlet-services-in-catalogue', `/services/${record.services.length - 1}`]]
    },
  ],
  catalogue: [
    (record) => {
      const [entry] = record.entries
      const rest = record.entries.length
      record.entries.push({ ...entry, serialNumber: rest + 1, itemName: '示例未实施事项', basicCode: '422014601000', isHighFrequency: false })
      record.entries.push({ ...entry, serialNumber: rest + 2, itemName: '示例无子项的主项', basicCode: '42201460200Y', isHighFrequency: false })
      record.publications[1].sourceId = 'SAMPLE-OTHER'
      record.publications[2].version = '2023.1'
      return [
        ['every-catalogue-item-implemented', `/entries/${rest}`],
        ['every-item-has-process-spec', `/entries/${rest}`],
        ['every-catalogue-item-has-guide', `/entries/${rest}`],
        ['all-items-published', `/entries/${rest}`],
        ['main-item-has-sub-items', `/entries/${rest + 1}/basicCode`],
        ['same-source-across-platforms', '/publications/0/sourceId'],
        ['same-source-across-platforms', '/publications/0/version'],
        ['pooling-area-same-source-catalogue', '/publications/0/sourceId'],
        ['linked-change-propagation', '/publications/2/version'],
      ]
    },
  ],
  package: [
    (record) => {
      record.items.push({ itemName: '示例目录外成员事项', basicCode: '422014603000' })
      return [['package-items-in-catalogue', '/items/2']]
    },
  ],
}

/** Violations that would be found as one however often they stood in the data: planted once. */
export const onceViolations: Readonly<Record<string, readonly Violation[]>> = {
  implementation: [
    (record) => {
      record.provinceWideHandling = false
      return [['province-wide-handling-rate', '/provinceWideHandling']]
    },
    (record) => {
      Object.assign(record, { onlineCapable: false, handlingChannels: ['serviceHall', 'selfServiceTerminal'], handlingMethods: ['window', 'express'] })
      for (const field of ['onlineDepth', 'onlineStages', 'onlineHandlingUrl']) delete record[field]
      return [['online-availability-rate', '/onlineCapable']]
    },
    (record, number) => {
      if (record.useLevel === 'township') return undefined
      record.itemName = items[(placeOf(number).item + 1) % items.length]!.name
      return [
        ['same-name-same-code', '/basicCode'],
        ['four-level-four-same', '/itemName'],
      ]
    },
    (record, number) => {
      // In the province there is one agency of the highest level, and none to hold it against.
      if (!record.poolingArea || record.useLevel === 'province') return undefined
      delete record.poolingArea
      const first = number - (number % block)
      const own = placeOf(number).agency
      const others = Array.from({ length: block }, (_, i) => first + i).filter((one) => one !== number && placeOf(one).agency === own)
      return [['pooling-area-same-service-scope', '/implementingOrganization', others[0]!]]
    },
  ],
}

/** A copy of an earlier record is found at that one: by record type the rule, the place, and how many records before. */
export const copies: Readonly<Record<string, { found: readonly [rule: string, at: string]; before: number; change(record: Sample, earlier: Sample): void }>> = {
  implementation: { found: ['item-codes-unique', '/implementationCode'], before: block, change: replace },
  guide: { found: ['one-guide-in-force', '/basicCode'], before: block, change: replace },
  outlet: {
    found: ['outlet-identifiers-unique', '/outletId'],
    before: 1,
    change: (record, earlier) => {
      record.outletId = earlier.outletId
    },
  },
}

function replace(record: Sample, earlier: Sample): void {
  for (const field of Object.keys(record)) delete record[field]
  Object.assign(record, earlier)
}
