import { items } from './items.js'
import type { Sample } from './parts.js'
import { placeOf } from './records.js'

/** What a violation must be found as: the rule, and the pointer in the record it is planted into. */
export type Found = readonly [rule: string, at: string]

/** Plants one violation and gives back every finding it must cause; undefined where it does not fit the record, which is then untouched. */
export type Violation = (record: Sample, number: number) => Found[] | undefined

/** A violation that sets one place. */
function set(rule: string, at: string, value: unknown, found = at): Violation {
  const steps = at.slice(1).split('/')
  const last = steps.pop()!
  return (record) => {
    const holder = steps.reduce((inner, step) => inner[step], record)
    if (value === undefined) delete holder[last]
    else holder[last] = value
    return [[rule, found]]
  }
}

/** A violation that sets several fields. */
function assign(rule: string, at: string, fields: Sample): Violation {
  return (record) => {
    Object.assign(record, fields)
    return [[rule, at]]
  }
}

// A field whose loss would leave a data-set rule without its whole is never made unsound: what is planted elsewhere must still be found.
const shared = [
  set('field-known', '/sampleField', true),
  set('value-in-code-list', '/handlingKind', 'sample'),
  set('value-type', '/visits', '0'),
  set('value-in-range', '/visits', -1),
  set('value-format', '/serviceHours/periods/0/opens', '9点'),
  set('items-count', '/serviceHours/periods/0/days', []),
  set('value-in-code-list', '/serviceHours/holidays', 'sample'),
  set('items-unique', '/handlingMethods', ['window', 'window'], '/handlingMethods/1'),
]

/** The smallest violations of fields, by record type. */
export const schemaViolations: Readonly<Record<string, readonly Violation[]>> = {
  implementation: [
    ...shared,
    set('field-present', '/results/0/name', undefined),
    set('field-present', '/itemName', undefined),
    set('value-length', '/itemName', ''),
    set('value-type', '/documents', 'sample'),
    set('value-in-range', '/itemVersion', -1),
    set('value-in-code-list', '/riskLevel', 'sample'),
    set('value-in-range', '/statutoryLimit/value', -1),
    set('value-in-code-list', '/resultDelivery/0/method', 'sample'),
    set('items-unique', '/personTopics', ['社会保障', '社会保障'], '/personTopics/1'),
    set('value-format', '/onlineHandlingUrl', '示例'),
  ],
  guide: [...shared, set('value-length', '/summary', ''), set('value-format', '/onlineGuideUrl', '示例'), set('value-type', '/fee', '不收费')],
  outlet: [
    set('field-known', '/sampleField', true),
    set('value-in-code-list', '/outletKind', 'sample'),
    set('value-type', '/standardized', '是'),
    set('value-format', '/openedOn', '2024年1月2日'),
    set('field-present', '/outletName', undefined),
  ],
}

/** Violations of record and element rules, by record type; none touches what is compared over records. */
export const ruleViolations: Readonly<Record<string, readonly Violation[]>> = {
  implementation: [
    assign('consultation-and-complaint-phones-differ', '/supervision/0/value', {
      consultation: [{ kind: 'phone', value: '027-12345678' }],
      supervision: [{ kind: 'phone', value: '027-12345678' }],
    }),
    assign('cross-province-item-integrated', '/integrations', {
      oneNetworkHandling: true,
      integrations: ['socialInsurancePublicServicePlatform', 'provincialSocialInsurancePlatform'],
    }),
    set('delegable-item-available-at-grassroots', '/lowestHandlingLevel', 'county'),
    assign('fee-and-online-payment-agree', '/onlinePaymentSupported', { fee: { charged: true, basis: '示例价费〔2014〕1号', standard: '每张25元' } }),
    assign('fully-online-needs-no-visit', '/visits', { visits: 1, onSiteReason: '须当面核验身份' }),
    set('item-documents-complete', '/documents', [{ type: 'operationManual' }, { type: 'serviceGuide' }]),
    set('item-multi-channel', '/handlingChannels', ['serviceHall']),
    set('named-result-has-sample', '/results/0/sampleUrl', undefined),
    assign('result-type-matches-name', '/results/0/type', {
      results: [{ name: '社会保险登记证', type: 'document', sampleUrl: 'https://example.gov.cn/sample' }],
    }),
    set('on-application-item-is-government-service', '/isGovernmentServiceItem', false),
    set('on-site-reason-given', '/onSiteReason', '须当面核验身份'),
    assign('online-offline-equal', '/variants/1/promisedLimit', {
      variants: [
        { name: '网上', channelSide: 'online', promisedLimit: { state: 'bounded', value: 3, unit: 'workingDay' } },
        { name: '窗口', channelSide: 'offline', promisedLimit: { state: 'bounded', value: 5, unit: 'workingDay' } },
      ],
    }),
    set('opening-hours-name-days', '/serviceHours', { text: '9:00—17:00' }),
    assign('place-is-precise', '/locations/0/address', { locations: [{ address: '某市某区某路' }] }),
    assign('remote-mode-has-procedure', '/documents', {
      remoteHandlingMode: 'remoteAgency',
      documents: [{ type: 'flowchart' }, { type: 'operationManual' }, { type: 'serviceGuide' }],
    }),
    set('topics-match-service-targets', '/serviceTargets', ['enterprise'], '/personTopics'),
    (record) => {
      Object.assign(record, { fee: { charged: true }, onlinePaymentSupported: false })
      return [
        ['item-fee-has-basis', '/fee/basis'],
        ['item-fee-has-basis', '/fee/standard'],
      ]
    },
    set('region-name-matches-code', '/locations/0/region', { code: '420106', name: '示例区' }, '/locations/0/region/name'),
  ],
  guide: [
    set('guide-11-elements-complete', '/promisedLimit', { state: 'unknown' }),
    assign('guide-phones-differ', '/supervision/0/value', {
      consultation: [{ kind: 'phone', value: '027-12345678' }],
      supervision: [{ kind: 'phone', value: '（027）12345678' }],
    }),
    set('legal-basis-is-named', '/legalBasis', [{ article: '第五十七条' }], '/legalBasis/0/title'),
  ],
  outlet: [
    assign('agreement-dates-in-order', '/agreement/validTo', { agreement: { validFrom: '2024-01-01', validTo: '2023-12-31' } }),
    set('outlet-address-is-precise', '/address', '示例镇农贸市场南首'),
    assign('outlet-phones-differ', '/complaintPhone', { phone: '027-12345678', complaintPhone: '027 12345678' }),
    set('phone-dialable', '/phone', '85124921'),
  ],
}

// The province and its first agencies hold the value that binds; what is planted below is a value of its own, hence a finding of its own.
function deviates(at: string, change: (record: Sample, number: number) => void): Violation {
  return (record, number) => {
    change(record, number)
    const found: Found[] = [['province-wide-uniform-elements', at]]
    if (items[placeOf(number).item]!.highFrequency) found.push(['high-frequency-uniform-handling', at])
    return found
  }
}

/** A code that no catalogue lists, one for each number of a hundred thousand. */
function unlistedCode(record: Sample, number: number): void {
  const own = number % 99_900
  const code = `4220148${String(Math.floor(own / 999)).padStart(2, '0')}${String(1 + (own % 999)).padStart(3, '0')}`
  record.itemName = `示例目录外事项${number}`
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
    (record, number) => {
      // It would be missing at its agency, which is another finding.
      if (record.poolingArea) return undefined
      unlistedCode(record, number)
      record.isHighFrequency = false
      return [['implemented-item-in-catalogue', '/basicCode']]
    },
    (record, number) => {
      // It would be missing at its agency, which is another finding.
      if (record.poolingArea) return undefined
      unlistedCode(record, number)
      record.isHighFrequency = true
      return [
        ['implemented-item-in-catalogue', '/basicCode'],
        ['high-frequency-items-available-at-outlets', '/delegable'],
      ]
    },
    (record, number) => {
      const point = record.locations[0].point
      if (!point) return undefined
      // West of the province, each in a cell of the grid of its own.
      const cell = number % 45_000
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
    (record, number) => {
      unlistedCode(record, number)
      return [['guide-item-in-catalogue', '/basicCode']]
    },
  ],
  outlet: [
    (record, number) => {
      const own = {
        itemName: '示例目录外事项',
        basicCode: `4220147${String(Math.floor((number % 99_900) / 999)).padStart(2, '0')}${String(1 + (number % 999)).padStart(3, '0')}`,
      }
      record.services = [...record.services, { ...own, delegationMode: 'entrustedAcceptance', scope: 'part', steps: ['受理'] }]
      record.agreement.delegatedItems = [...record.agreement.delegatedItems, own]
      return [['outlet-services-in-catalogue', `/services/${items.length}`]]
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

/** A copy of an earlier record is found at that one: by record type the rule, the place, and how many records before. */
export const copies: Readonly<Record<string, { found: Found; before: number; change(record: Sample, earlier: Sample): void }>> = {
  implementation: { found: ['item-codes-unique', '/implementationCode'], before: 48, change: replace },
  guide: { found: ['one-guide-in-force', '/basicCode'], before: 48, change: replace },
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
