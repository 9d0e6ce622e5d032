import { items } from './items.js'
import type { Sample } from './parts.js'
import { blockSize, itemAndAgencyOf } from './records.js'
import type { ExpectedFinding, Violation } from './violations.js'

// The province and its first agencies have the binding value. Each planted value is unique and is therefore a separate finding.
function deviation(at: string, change: (record: Sample, number: number) => void): Violation {
  return (record, number) => {
    change(record, number)
    const found: ExpectedFinding[] = [['province-wide-uniform-elements', at]]
    if (items[itemAndAgencyOf(number).item]!.highFrequency) found.push(['high-frequency-uniform-handling', at])
    return found
  }
}

// Numbers of codes that no catalogue lists, and of grid cells without an outlet. Each is used for one violation.
const unlistedCodes = 99_900
const emptyCells = 45_000

/** A code that no catalogue lists. `stem` keeps codes of outlets apart from codes of implementations. */
function unlistedCode(serial: number, stem = '4220148'): string {
  return `${stem}${String(Math.floor(serial / 999)).padStart(2, '0')}${String(1 + (serial % 999)).padStart(3, '0')}`
}

/** Turns a record into one of an item that no catalogue lists. */
function makeUnlisted(record: Sample, serial: number): void {
  const code = unlistedCode(serial)
  record.itemName = `示例目录外事项${serial}`
  record.implementationCode = record.implementationCode.slice(0, 19) + code
  record.basicCode = code
}

/** Violations of data-set rules that can be planted into one record, by record type. */
export const dataSetViolations: Readonly<Record<string, readonly Violation[]>> = {
  implementation: [
    // The four levels that the ministry compares end at the county.
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
    deviation('/acceptanceConditions', (record, number) => {
      record.acceptanceConditions = [...record.acceptanceConditions, { text: `示例差异条件${number}` }]
    }),
    deviation('/materials', (record, number) => {
      record.materials = [...record.materials, { ...record.materials[0], name: `示例差异材料${number}` }]
    }),
    deviation('/processFlow', (record, number) => {
      record.processFlow.steps[1] = { ...record.processFlow.steps[1], name: `示例差异环节${number}` }
    }),
    (record, _number, serial) => {
      // With a pooling area, the original item would be missing at this agency, which is another finding.
      if (record.poolingArea || serial >= unlistedCodes) return undefined
      makeUnlisted(record, serial)
      record.isHighFrequency = false
      return [['implemented-item-in-catalogue', '/basicCode']]
    },
    (record, _number, serial) => {
      // With a pooling area, the original item would be missing at this agency, which is another finding.
      if (record.poolingArea || serial >= unlistedCodes) return undefined
      makeUnlisted(record, serial)
      record.isHighFrequency = true
      return [
        ['implemented-item-in-catalogue', '/basicCode'],
        ['high-frequency-items-available-at-outlets', '/delegable'],
      ]
    },
    (record, _number, cell) => {
      const point = record.locations[0].point
      if (!point || cell >= emptyCells) return undefined
      // West of the province, each in a separate grid cell.
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
      if (serial >= unlistedCodes) return undefined
      makeUnlisted(record, serial)
      return [['guide-item-in-catalogue', '/basicCode']]
    },
  ],
  outlet: [
    (record, _number, serial) => {
      if (serial >= unlistedCodes) return undefined
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

/** Violations that cause a single finding however often they occur: planted once. */
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
      record.itemName = items[(itemAndAgencyOf(number).item + 1) % items.length]!.name
      return [
        ['same-name-same-code', '/basicCode'],
        ['four-level-four-same', '/itemName'],
      ]
    },
    (record, number) => {
      // There is only one agency at province level, so there is none to compare it with.
      if (!record.poolingArea || record.useLevel === 'province') return undefined
      delete record.poolingArea
      const first = number - (number % blockSize)
      const own = itemAndAgencyOf(number).agency
      const others = Array.from({ length: blockSize }, (_, i) => first + i).filter((other) => other !== number && itemAndAgencyOf(other).agency === own)
      return [['pooling-area-same-service-scope', '/implementingOrganization', others[0]!]]
    },
  ],
}

/** Violations by copying an earlier record, where the finding is reported: by record type the rule, the pointer, and the distance to the earlier record. */
export const copies: Readonly<Record<string, { found: readonly [rule: string, at: string]; before: number; change(record: Sample, earlier: Sample): void }>> = {
  implementation: { found: ['item-codes-unique', '/implementationCode'], before: blockSize, change: replace },
  guide: { found: ['one-guide-in-force', '/basicCode'], before: blockSize, change: replace },
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
