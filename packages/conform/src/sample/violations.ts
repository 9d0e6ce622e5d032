import type { Sample } from './parts.js'

/** What a violation must be found as: the rule, and the pointer in the record it is planted into, or in the record of that number. */
export type Found = readonly [rule: string, at: string, number?: number]

/**
 * Plants one violation and gives back every finding it must cause; undefined where it does not fit the record, which is then
 * untouched. `serial` counts what was planted in the file before: what must be unlike all others takes its number from there.
 */
export type Violation = (record: Sample, number: number, serial: number) => Found[] | undefined

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

/** A violation in what is compared down to the county: in a township it is found by its own rule alone. */
function local(rule: string, at: string, change: (record: Sample, number: number) => void): Violation {
  return (record, number) => {
    if (record.useLevel !== 'township') return undefined
    change(record, number)
    return [[rule, at]]
  }
}

/** The implementation code with the digit of another level. */
function codeOfLevel({ implementationCode }: Sample, level: string): string {
  return implementationCode.slice(0, 18) + level + implementationCode.slice(19)
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
    (record) => {
      record.handlingChannels = ['serviceHall']
      return [[/个人权益记录/.test(record.itemName) ? 'rights-record-channels' : 'item-multi-channel', '/handlingChannels']]
    },
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
    set('implementation-elements-complete', '/processFlow', undefined),
    set('region-code-known', '/locations/0/region', { code: '429999' }, '/locations/0/region/code'),
    set('phone-dialable', '/locations/0/phone', '85124921'),
    set('zero-limit-is-immediate', '/statutoryLimit/value', 0),
    set('opening-period-in-order', '/serviceHours/periods/0/closes', '00:00'),
    set('opening-periods-disjoint', '/serviceHours/periods/1/opens', '09:30', '/serviceHours/periods/1'),
    set('credit-code-check-character', '/receivingOrganization', { name: '示例机构', creditCode: '11420000010833209A' }, '/receivingOrganization/creditCode'),
    (record) => {
      if (/社会保障卡/.test(record.itemName)) return undefined
      Object.assign(record, { serviceTargets: ['naturalPerson'], socialSecurityCardUsable: false })
      delete record.legalPersonTopics
      return [['personal-item-accepts-card', '/socialSecurityCardUsable']]
    },
    (record) => {
      if (record.promisedLimit.state !== 'bounded') return undefined
      record.handlingKind = 'immediate'
      return [['handling-kind-matches-promised-limit', '/handlingKind']]
    },
    (record) => {
      if (record.promisedLimit.state !== 'bounded') return undefined
      record.statutoryLimit = { state: 'immediate' }
      return [['promised-limit-within-statutory', '/promisedLimit']]
    },
    (record) => {
      record.implementationCode = codeOfLevel(record, '6')
      return [['implementation-code-agrees', '/implementationCode']]
    },
    (record) => {
      record.handlingItemCode = `${codeOfLevel(record, '6')}01`
      return [['handling-item-code-agrees', '/handlingItemCode']]
    },
    local('item-has-legal-basis', '/legalBasis', (record) => {
      record.legalBasis = []
    }),
    local('item-basic-elements-complete', '/itemType', (record) => {
      delete record.itemType
    }),
    local('item-not-discontinued', '/itemName', (record, number) => {
      record.itemName = `初次就业流动人员转正定级（示例${number}）`
    }),
    local('archive-remote-query', '/crossProvinceHandling', (record, number) => {
      record.itemName = `流动人员人事档案查询（示例${number}）`
    }),
    local('archive-keeping-free', '/fee/charged', (record, number) => {
      record.itemName = `人事关系及档案保管（示例${number}）`
      Object.assign(record, { fee: { charged: true, basis: '示例价费〔2014〕1号', standard: '每月10元' }, onlinePaymentSupported: false })
    }),
    set('region-name-matches-code', '/locations/0/region', { code: '420106', name: '示例区' }, '/locations/0/region/name'),
  ],
  guide: [
    set('guide-11-elements-complete', '/promisedLimit', { state: 'unknown' }),
    assign('guide-phones-differ', '/supervision/0/value', {
      consultation: [{ kind: 'phone', value: '027-12345678' }],
      supervision: [{ kind: 'phone', value: '（027）12345678' }],
    }),
    set('guide-address-is-precise', '/locations', [{ address: '某市某区某路' }], '/locations/0/address'),
    set('guide-hours-name-days', '/serviceHours', { text: '9:00—17:00' }),
    set('online-guide-has-instructions', '/operationInstructionsUrl', undefined),
    (record) => {
      if (record.promisedLimit.state !== 'bounded') return undefined
      record.statutoryLimit = { state: 'immediate' }
      return [['guide-limit-within-statutory', '/promisedLimit']]
    },
    (record) => {
      record.fee = { charged: true }
      return [
        ['fee-has-basis', '/fee/basis'],
        ['fee-has-basis', '/fee/standard'],
      ]
    },
    set('legal-basis-is-named', '/legalBasis', [{ article: '第五十七条' }], '/legalBasis/0/title'),
  ],
  outlet: [
    assign('agreement-dates-in-order', '/agreement/validTo', { agreement: { validFrom: '2024-01-01', validTo: '2023-12-31' } }),
    set('outlet-address-is-precise', '/address', '示例镇农贸市场南首'),
    assign('outlet-phones-differ', '/complaintPhone', { phone: '027-12345678', complaintPhone: '027 12345678' }),
    set('phone-dialable', '/phone', '85124921'),
    set('bank-run-outlet-names-bank', '/bankName', undefined),
    set('outlet-service-has-delegation-mode', '/services/0/delegationMode', undefined),
  ],
}
