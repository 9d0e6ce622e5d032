import { type Item, items } from './items.js'
import { type Agency, agency, counties, creditCode, outletPoint, province } from './organizations.js'
import { pick, random } from './random.js'

/** A record as it is made, and as something may be planted into it. */
export type Sample = Record<string, any>

const levels = { province: '2', city: '3', county: '4', township: '5' }
/** Implementations run through all items and all four levels in blocks of this many. */
export const block = 4 * items.length

const workingDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
const hours = [
  ['09:00', '12:00', '13:30', '17:00'],
  ['08:30', '12:00', '14:00', '17:30'],
  ['09:00', '12:00', '13:00', '16:30'],
] as const
const law = {
  title: '中华人民共和国社会保险法',
  documentNumber: '中华人民共和国主席令第25号',
  level: 'law',
  issuer: '全国人民代表大会常务委员会',
  effectiveFrom: '2011-07-01',
}
const advice = [
  '示例：办理前可先在线核对登记信息，信息有误的，先申请变更后再办理。',
  '示例：可以委托他人办理，受托人出示双方有效身份证件即可。',
  '示例：窗口办理可以提前预约，也可以现场取号，高峰时段请错时前来。',
  '示例：办理结果以短信告知，也可以登录网上服务大厅查询和下载。',
  '示例：对办理结果有异议的，可以向受理机构咨询，也可以通过监督电话反映。',
  '示例：老年人、残疾人等需要帮助的，工作人员提供帮办代办和上门服务。',
]

/** The number of the item and of the agency of an implementation. */
export function placeOf(number: number): { item: number; agency: number } {
  const rest = number % block
  const item = rest % items.length
  return { item, agency: 4 * Math.floor(number / block) + ((item + Math.floor(rest / items.length)) % 4) }
}

/** The implementation of that number; `pooled` where all agencies of its block are there, and may state the pooling area they share. */
export function implementation(number: number, seed: number, pooled: boolean): Sample {
  const next = random(seed, number)
  const at = placeOf(number)
  const item = items[at.item]!
  const own = agency(at.agency, seed)
  const id = `${item.code}/${own.creditCode}`
  const organization = { name: own.name, creditCode: own.creditCode }
  return {
    itemName: item.name,
    basicCode: item.code,
    itemType: 'publicService',
    legalBasis: [law],
    implementationCode: codeOf(item, own),
    localImplementationCode: `SAMPLE-${number}`,
    useLevel: own.level,
    itemState: 'inUse',
    itemVersion: 1,
    initiationType: 'onApplication',
    isGovernmentServiceItem: true,
    insuranceTypes: item.insurance,
    ...(pooled && { poolingLevel: 'province', poolingArea: { code: province, name: '湖北省' } }),
    serviceClass: 'basic',
    isHighFrequency: item.highFrequency,
    businessCategory: item.category,
    riskLevel: pick(['low', 'medium'], next),
    itemUrl: `https://example.gov.cn/item/${id}`,
    region: own.region,
    implementingOrganization: organization,
    implementerKind: 'statutoryAuthority',
    serviceTargets: ['naturalPerson', 'enterprise'],
    personTopics: ['社会保障'],
    legalPersonTopics: ['社会保障'],
    handlingKind: item.days === 0 ? 'immediate' : 'promised',
    acceptanceConditions: item.conditions.map((text, i) => ({ id: `c${i + 1}`, text })),
    materials: materialsOf(item),
    promisedLimit: limitOf(item.days),
    statutoryLimit: { state: 'bounded', value: 30, unit: 'workingDay', startTrigger: 'accepted', text: '示例：30个工作日' },
    processFlow: flowOf(item),
    handlingMethods: ['window', 'online', 'express'],
    visits: 0,
    onSiteReason: '无需到现场',
    onSiteRequiredByLaw: false,
    handlingChannels: ['serviceHall', 'onlinePlatform', 'mobileClient', 'selfServiceTerminal'],
    onlineCapable: true,
    onlineDepth: 'fullyOnline',
    onlineStages: ['acceptance', 'handling', 'feedback'],
    progressQuery: true,
    resultQuery: true,
    onlineHandlingUrl: `https://example.gov.cn/apply/${id}`,
    enteredServiceHall: true,
    expressSupported: true,
    appointmentSupported: next() < 0.7,
    convenienceModes: ['online', 'mobile', 'nearby', 'oneCard'],
    socialSecurityCardUsable: true,
    delegable: true,
    lowestHandlingLevel: 'township',
    provinceWideHandling: true,
    documents: documentsOf(item, id),
    commitmentApplicable: false,
    noApplicationHandling: false,
    involvesFundDisbursement: false,
    fee: { charged: false },
    results: [{ name: item.result, type: 'document', sampleUrl: `https://example.gov.cn/result/${item.code}` }],
    resultDelivery: [{ documentName: item.result, method: 'mail', note: '示例：寄递费用由机构承担', text: '示例：寄递到申请人填写的地址' }],
    availableAnytime: true,
    locations: [placeOfService(own, next)],
    serviceHours: hoursOf(next),
    ...contactsOf(own),
    questions: questionsOf(item, next),
    extensions: { sample: '示例数据，非真实事项' },
  }
}

/** The guide of that number: to the implementation of the same number. */
export function guide(number: number, seed: number): Sample {
  const next = random(seed, 0x10000000 + number)
  const at = placeOf(number)
  const item = items[at.item]!
  const own = agency(at.agency, seed)
  const organization = { name: own.name, creditCode: own.creditCode }
  const id = `${item.code}/${own.creditCode}`
  return {
    itemName: item.name,
    summary: `示例：${item.name}的办事指南，由${own.name}受理。`,
    itemType: 'publicService',
    basicCode: item.code,
    implementationCode: codeOf(item, own),
    region: own.region,
    effectiveFrom: '2024-01-01',
    serviceClass: 'basic',
    serviceTargets: ['naturalPerson'],
    legalBasis: [law],
    acceptingUnit: organization,
    locations: [placeOfService(own, next)],
    processFlow: flowOf(item),
    materials: materialsOf(item).map(({ name, necessity, kind, form, copies, source, requiredFromApplicant }) => ({
      name,
      necessity,
      kind,
      form,
      copies,
      source,
      requiredFromApplicant,
    })),
    sampleDocuments: item.materials.map((name) => ({ name: `${name}（示范）`, url: `https://example.gov.cn/guide/${item.code}/sample` })),
    forms: item.materials.map((name) => ({ name, downloadUrl: `https://example.gov.cn/guide/${item.code}/form` })),
    fee: { charged: false },
    promisedLimit: limitOf(item.days),
    ...contactsOf(own),
    acceptanceConditions: item.conditions.map((text, i) => ({ id: `${i + 1}`, text })),
    serviceHours: hoursOf(next),
    handlingMethods: ['window', 'online', 'mobileOnline'],
    handlingKind: item.days === 0 ? 'immediate' : 'promised',
    visits: 0,
    results: [{ name: item.result, sampleUrl: `https://example.gov.cn/guide/${item.code}/result` }],
    publications: ['governmentWebsite', 'provincialGovServicePlatform', 'socialInsurancePublicServicePlatform'].map((channel) => ({
      channel,
      url: `https://example.gov.cn/guide/${channel}/${id}`,
      sourceId: `SAMPLE-${number}`,
      version: '1',
      contentHash: String(number).padStart(64, '0'),
      publishedOn: '2024-01-01',
    })),
    onlineGuideUrl: `https://example.gov.cn/guide/online/${id}`,
    operationInstructionsUrl: `https://example.gov.cn/guide/how/${id}`,
    source: { url: `https://example.gov.cn/guide/${id}`, retrievedOn: '2024-05-01', note: '示例，非真实页面' },
  }
}

/** The process flow of the item of that number. */
export function processFlow(number: number): Sample {
  const item = items[number]!
  return {
    flowName: `${item.name}流程`,
    itemName: item.name,
    basicCode: item.code,
    implementingOrganization: { name: '示例省社会保险经办机构', creditCode: creditCode(0) },
    riskLevel: 'medium',
    version: '1',
    effectiveFrom: '2024-01-01',
    steps: flowOf(item).steps,
    flowcharts: [{ audience: 'external', title: `${item.name}外部流程图`, url: `https://example.gov.cn/flowchart/${item.code}` }],
    extensions: { sample: '示例数据，非真实流程' },
  }
}

/** The outlet of that number. */
export function outlet(number: number, seed: number): Sample {
  const next = random(seed, 0x50000000 + number)
  const [code, name] = counties[number % counties.length]!
  const serial = Math.floor(number / counties.length) + 1
  const delegated = items.map((item) => ({ itemName: item.name, basicCode: item.code }))
  return {
    outletName: `示例银行${name}第${serial}网点`,
    outletId: `SAMPLE-${number}`,
    bankName: '示例银行',
    operatorType: 'bank',
    outletKind: 'branch',
    region: { code, name },
    address: `示例路${1 + Math.floor(next() * 400)}号`,
    areaType: next() < 0.4 ? 'urban' : 'rural',
    location: outletPoint(number, seed),
    phone: `027-${60000000 + Math.floor(next() * 9999999)}`,
    complaintPhone: '12345',
    openingHours: hoursOf(next),
    services: delegated.map((item) => ({ ...item, delegationMode: 'entrustedAcceptance', scope: 'part', steps: ['受理'] })),
    agreement: {
      number: `示例协议2024-${number}`,
      delegatingOrganization: { name: '示例省社会保险经办机构', creditCode: creditCode(0) },
      signedOn: '2023-12-01',
      validFrom: '2024-01-01',
      validTo: '2099-12-31',
      delegatedItems: delegated,
    },
    standardized: true,
    openedOn: '2024-01-02',
    status: 'operating',
    source: { url: `https://example.gov.cn/outlets/${number}`, retrievedOn: '2024-06-01', note: '示例，非真实网点' },
  }
}

/** The catalogue of the province with all items. */
export function catalogue(): Sample {
  return {
    catalogueName: '示例省社会保险服务事项基本目录',
    jurisdiction: { level: 'province', region: { code: province, name: '湖北省' } },
    poolingArea: { code: province, name: '湖北省' },
    catalogueDomain: 'socialInsurance',
    catalogueStatus: 'mandatory',
    catalogueVersion: '2024.1',
    effectiveFrom: '2024-01-01',
    publications: ['governmentWebsite', 'provincialGovServicePlatform', 'socialInsurancePublicServicePlatform'].map((channel) => ({
      channel,
      url: `https://example.gov.cn/catalogue/${channel}`,
      sourceId: 'SAMPLE',
      version: '2024.1',
      publishedOn: '2024-01-01',
    })),
    entries: items.map((item, i) => ({
      serialNumber: i + 1,
      category: 'socialInsurance',
      itemName: item.name,
      basicCode: item.code,
      itemType: 'publicService',
      legalBasis: [law],
      useLevels: ['province', 'city', 'county', 'township'],
      itemState: 'inUse',
      initiationType: 'onApplication',
      isGovernmentServiceItem: true,
      insuranceTypes: item.insurance,
      serviceClass: 'basic',
      isHighFrequency: item.highFrequency,
    })),
    extensions: { sample: '示例数据，非真实目录' },
  }
}

/** A package of two items. */
export function bundle(): Sample {
  const [pension, transfer] = [items[7]!, items[6]!]
  return {
    packageName: '示例退休一件事',
    region: { code: province, name: '湖北省' },
    items: [pension, transfer].map(({ name, code }) => ({ itemName: name, basicCode: code })),
    extensions: { sample: '示例数据，非真实一件事' },
  }
}

/** The channels of the province. */
export function channel(number: number): Sample {
  const organization = { name: '示例省社会保险经办机构', creditCode: creditCode(0) }
  const region = { code: province, name: '湖北省' }
  if (number === 0) {
    return {
      channelType: 'hotline12333',
      channelName: '示例省12333热线',
      organization,
      region,
      serviceHours: { text: '每天24小时', allDay: true },
      hotline12333: { forms: ['phone', 'sms', 'mobileApp'], humanOperator: true },
    }
  }
  return {
    channelType: 'serviceHall',
    channelName: '示例省社会保险服务大厅',
    organization,
    region,
    serviceHours: hoursOf(random(0, number)),
    ageFriendly: true,
    accessible: true,
  }
}

function codeOf(item: Item, { creditCode: organization, level }: Agency): string {
  return organization + levels[level] + item.code
}

function materialsOf({ code, materials }: Item): Sample[] {
  return [
    {
      name: '居民身份证',
      kind: 'original',
      form: 'paperOrElectronic',
      necessity: 'required',
      source: 'government',
      sourceNote: '示例：由公安机关核发',
      copies: 1,
      paperSize: 'A4',
      isProof: false,
      obtainableBy: 'none',
      requiredFromApplicant: true,
      text: '示例：出示原件，或者出示电子证件',
    },
    ...materials.map((name, i) => ({
      name,
      kind: 'original',
      form: 'paperOrElectronic',
      necessity: 'required',
      source: 'applicant',
      copies: 1,
      paperSize: 'A4',
      blankFormUrl: `https://example.gov.cn/form/${code}/${i}`,
      fillingNote: '示例：用黑色笔填写，字迹清楚',
      acceptanceStandard: '示例：填写完整',
      isProof: false,
      obtainableBy: 'none',
      requiredFromApplicant: true,
    })),
  ]
}

function limitOf(days: number): Sample {
  return days === 0 ? { state: 'immediate' } : { state: 'bounded', value: days, unit: 'workingDay', startTrigger: 'accepted', text: `${days}个工作日` }
}

function flowOf({ days, materials, result }: Item): Sample {
  const steps = [
    {
      id: 's1',
      name: '受理',
      stepType: 'acceptance',
      actor: '综合窗口',
      next: ['s2'],
      limit: { state: 'immediate' },
      materials: ['居民身份证', ...materials],
      text: '示例：材料齐全的，窗口或者网上当场受理',
    },
    {
      id: 's2',
      name: '审核',
      stepType: 'review',
      actor: '审核岗',
      next: ['s3'],
      limit: limitOf(days === 0 ? 0 : days - 1),
      text: '示例：核对登记信息和缴费记录',
    },
    { id: 's3', name: '办结', stepType: 'completion', actor: '综合窗口', next: [], limit: limitOf(days === 0 ? 0 : 1), text: `示例：告知结果，送达${result}` },
  ]
  return { steps, text: '受理—审核—办结' }
}

function documentsOf({ name }: Item, id: string): Sample[] {
  const types = { flowchart: '业务流程图', handlingProcedure: '经办规程', operationManual: '操作手册', serviceGuide: '办事指南' }
  return Object.entries(types).map(([type, title]) => ({ type, title: `${name}${title}`, url: `https://example.gov.cn/document/${id}` }))
}

function placeOfService(own: Agency, next: () => number): Sample {
  return {
    name: `${own.name}服务大厅`,
    address: own.address,
    window: `${1 + Math.floor(next() * 30)}号窗口`,
    region: own.region,
    ...(own.point && { point: own.point }),
    phone: own.phone,
  }
}

function contactsOf({ name, phone, complaintPhone }: Agency): Sample {
  return {
    consultation: [
      { kind: 'phone', value: phone, name: `${name}咨询窗口` },
      { kind: 'phone', value: '12333' },
    ],
    supervision: [{ kind: 'phone', value: complaintPhone, name: `${name}监督科` }],
  }
}

function hoursOf(next: () => number): Sample {
  const [a, b, c, d] = pick(hours, next)
  return {
    text: `周一至周五${a}-${b}，${c}-${d}；法定节假日不办理`,
    allDay: false,
    byAppointment: false,
    holidays: 'closed',
    periods: [
      { days: workingDays, opens: a, closes: b, kind: 'regular' },
      { days: workingDays, opens: c, closes: d, kind: 'regular' },
    ],
  }
}

function questionsOf({ name }: Item, next: () => number): Sample[] {
  return Array.from({ length: Math.floor(next() * 4) }, () => ({ question: `${name}怎样办理？`, answer: pick(advice, next) }))
}
