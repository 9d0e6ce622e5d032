import type { Sample } from './parts.js'
import { assign, type ExpectedFinding, set, type Violation } from './violations.js'

/** A violation in a field that data-set rules compare only down to county level. It is planted into townships, so that only its own rule reports it. */
function local(rule: string, at: string, change: (record: Sample, number: number) => void): Violation {
  return (record, number) => {
    if (record.useLevel !== 'township') return undefined
    change(record, number)
    return [[rule, at]]
  }
}

/** The implementation code with the digit of another level of exercise. */
function codeOfLevel({ implementationCode }: Sample, level: string): string {
  return implementationCode.slice(0, 18) + level + implementationCode.slice(19)
}

/**
 * A violation in a field that must be equal in the whole province. The record becomes a future version, which is compared with no
 * other record. It must not have a pooling area, because its item would be missing at its agency.
 */
function upcoming(rule: string, change: (record: Sample, number: number) => string | readonly string[]): Violation {
  return (record, number) => {
    if (record.poolingArea) return undefined
    const places = change(record, number)
    record.plannedEffectiveOn = '2098-01-01'
    return [places].flat().map((at): ExpectedFinding => [rule, at])
  }
}

/** A violation in opening hours without their wording, which would contradict it. */
function withoutHoursText(rule: string, at: string, change: (hours: Sample) => void): Violation {
  return (record) => {
    record.serviceHours = structuredClone(record.serviceHours)
    delete record.serviceHours.text
    change(record.serviceHours)
    return [[rule, at]]
  }
}

/** Violations of record and element rules in an implementation. None changes anything that data-set rules compare. */
export const implementationViolations: readonly Violation[] = [
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
  (record) => {
    if (record.statutoryLimit?.state !== 'bounded') return undefined
    record.statutoryLimit = { ...record.statutoryLimit, value: 0 }
    delete record.statutoryLimit.text
    return [['zero-limit-is-immediate', '/statutoryLimit/value']]
  },
  withoutHoursText('opening-period-in-order', '/serviceHours/periods/0/closes', ({ periods }) => {
    periods[0].closes = '00:00'
  }),
  withoutHoursText('opening-periods-disjoint', '/serviceHours/periods/1', ({ periods }) => {
    periods[1].opens = '09:30'
  }),
  withoutHoursText('season-days-exist', '/serviceHours/periods/0/season/from', ({ periods }) => {
    periods[0].season = { from: '02-30', to: '09-30' }
  }),
  (record) => {
    if (record.statutoryLimit?.state !== 'bounded') return undefined
    record.statutoryLimit = { ...record.statutoryLimit, text: '999个工作日' }
    return [['limit-agrees-with-text', '/statutoryLimit']]
  },
  (record) => {
    if (!record.questions?.[0]) return undefined
    record.questions[0].answer = '见附件'
    return [['text-says-something', '/questions/0/answer']]
  },
  set('web-address-can-be-opened', '/results/0/sampleUrl', 'http://127.0.0.1/sample'),
  set('place-says-where', '/locations/0', { name: '示例大厅' }, '/locations/0/address'),
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
  local('implementation-elements-complete', '/legalBasis', (record) => {
    record.legalBasis = []
  }),
  local('implementation-elements-complete', '/itemType', (record) => {
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
  set('card-information-not-requested', '/materials/1/obtainableBy', 'socialSecurityCard', '/materials/1/requiredFromApplicant'),
  set('shared-material-not-required', '/materials/1/obtainableBy', 'otherDepartment', '/materials/1/requiredFromApplicant'),
  set('proof-has-legal-basis', '/materials/1/isProof', true, '/materials/1/legalBasis'),
  set('stamp-has-legal-basis', '/processFlow/steps/1/requiresStamp', true, '/processFlow/steps/1/legalBasis'),
  assign('commitment-elements-complete', '/commitment/writtenForm', {
    commitmentApplicable: true,
    commitment: { conditionsNotice: '示例：须符合参保条件', liabilityNotice: '示例：承诺不实的，撤销办理结果', postCheckRules: ['示例：办结后十日内比对数据'] },
  }),
  assign('commitment-has-post-check', '/commitment/postCheckRules', {
    commitmentApplicable: true,
    commitment: { conditionsNotice: '示例：须符合参保条件', liabilityNotice: '示例：承诺不实的，撤销办理结果', writtenForm: '示例：本人承诺所填内容属实' },
  }),
  set('online-capable-full-chain', '/onlineStages', ['acceptance', 'handling']),
  set('online-capable-query', '/progressQuery', false),
  assign('online-item-has-offline-window', '/handlingChannels', {
    handlingChannels: ['onlinePlatform', 'mobileClient', 'selfServiceTerminal'],
    handlingMethods: ['online', 'express'],
    enteredServiceHall: false,
    locations: [],
  }),
  (record) => {
    if (record.promisedLimit.state !== 'bounded' || !/社会保障卡(?:申领|补领)/.test(record.itemName)) return undefined
    const { value, unit } = record.promisedLimit
    record.promisedLimit = { ...record.promisedLimit, previous: { value, unit } }
    return [['card-and-certificate-limits-shortened', '/promisedLimit']]
  },
  (record) => {
    if (record.promisedLimit.state !== 'bounded') return undefined
    delete record.promisedLimit
    return [['implementation-elements-complete', '/promisedLimit']]
  },
  (record) => {
    if (record.promisedLimit.state !== 'bounded') return undefined
    record.promisedLimit = { state: 'unknown' }
    return [['time-limit-explicit', '/promisedLimit']]
  },
  (record) => {
    // Points of townships count as places where people live, which data-set rules read.
    if (record.useLevel === 'township') return undefined
    record.locations[0].point = { longitude: 114, latitude: 30, crs: 'cgcs2000' }
    return [['point-not-swapped', '/locations/0/point']]
  },
  local('basic-code-agrees-with-item-type', '/basicCode', (record) => {
    record.itemType = 'administrativeConfirmation'
  }),
  local('legal-basis-is-named', '/legalBasis/0/title', (record) => {
    record.legalBasis = [{ article: '第五十七条' }]
  }),
  local('no-renewal-period', '/renewalPeriod', (record, number) => {
    record.itemName = `社会保险登记证换发（示例${number}）`
    record.renewalPeriod = '示例：每三年换证一次'
  }),
  upcoming('archive-reception-uses-commitment', (record, number) => {
    record.itemName = `流动人员人事档案接收（示例${number}）`
    return ['/commitmentApplicable', '/deferredAcceptance']
  }),
  upcoming('forbidden-acceptance-condition', (record, number) => {
    record.itemName = `失业登记（示例${number}）`
    record.acceptanceConditions = [{ text: '示例：外地户籍的不予受理' }]
    return '/acceptanceConditions/0/text'
  }),
  upcoming('no-archive-keeping-precondition', (record) => {
    record.acceptanceConditions = [{ text: '示例：人事档案已经存放在本地的公共就业服务机构' }]
    return '/acceptanceConditions/0/text'
  }),
  upcoming('no-open-ended-requirement', (record) => {
    record.materials = [...record.materials, { ...record.materials[1], name: '示例：其他相关材料' }]
    return `/materials/${record.materials.length - 1}/name`
  }),
  upcoming('prohibited-material', (record, number) => {
    record.itemName = `职工参保登记（示例${number}）`
    record.materials = [...record.materials, { ...record.materials[1], name: '原籍参保证明（示例）' }]
    return `/materials/${record.materials.length - 1}`
  }),
  upcoming('prohibited-step', (record, number) => {
    record.itemName = `异地居住就医备案（示例${number}）`
    record.processFlow.steps[1] = { ...record.processFlow.steps[1], name: '医疗机构盖章', requiresStamp: true }
    return '/processFlow/steps/1'
  }),
  upcoming('remote-business-available', (record, number) => {
    record.itemName = `养老保险关系转移（示例${number}）`
    record.provinceWideHandling = false
    return '/crossProvinceHandling'
  }),
  upcoming('no-visit-item-by-express', (record, number) => {
    record.itemName = `示例事项${number}`
    Object.assign(record, {
      onlineCapable: false,
      handlingChannels: ['serviceHall', 'grassrootsPlatform'],
      handlingMethods: ['window'],
      expressSupported: false,
    })
    for (const field of ['onlineDepth', 'onlineStages', 'onlineHandlingUrl']) delete record[field]
    return '/handlingMethods'
  }),
  upcoming('implementation-is-of-leaf-item', (record) => {
    record.basicCode = `${record.basicCode.slice(0, 9)}00Y`
    record.implementationCode = record.implementationCode.slice(0, 19) + record.basicCode
    return '/basicCode'
  }),
  upcoming('licence-item-explained', (record) => {
    asLicence(record)
    record.questions = []
    return '/questions'
  }),
  upcoming('licence-step-limits-within-promised', (record) => {
    asLicence(record)
    Object.assign(record, { handlingKind: 'promised', promisedLimit: { state: 'bounded', value: 5, unit: 'workingDay' } })
    record.processFlow.steps[2].limit = { state: 'bounded', value: 200, unit: 'workingDay' }
    return '/promisedLimit'
  }),
]

/** Turns a record into one of an administrative licence: the type in its code, a question, and the five steps of a licence. */
function asLicence(record: Sample): void {
  record.itemType = 'administrativeLicence'
  record.basicCode = `${record.basicCode.slice(0, 2)}01${record.basicCode.slice(4)}`
  record.implementationCode = record.implementationCode.slice(0, 19) + record.basicCode
  record.questions = [{ question: '示例：怎样办理？', answer: '示例：到窗口办理' }]
  const limit = { state: 'immediate' }
  record.processFlow.steps = ['受理', '审核', '审批', '办结', '送达'].map((name, i) => ({ id: `s${i + 1}`, name, actor: '综合窗口', limit }))
}
