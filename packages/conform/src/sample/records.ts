import { type Agency, agency, counties, creditCode, outletPoint, province } from './agencies.js'
import { type Item, items } from './items.js'
import { contactsOf, documentsOf, formOf, hoursOf, law, locationsOf, questionsOf, type Sample, shared } from './parts.js'
import { pick, random } from './random.js'

const levels = { province: '2', city: '3', county: '4', township: '5' }
/** Every block of this many implementations contains all items at all four levels. */
export const blockSize = 4 * items.length

/** The item and agency (their numbers) of implementation `number`. */
export function itemAndAgencyOf(number: number): { item: number; agency: number } {
  const inBlock = number % blockSize
  const item = inBlock % items.length
  return { item, agency: 4 * Math.floor(number / blockSize) + ((item + Math.floor(inBlock / items.length)) % 4) }
}

/** Makes implementation `number`. `pooled`: it states the pooling area that the agencies of its block share. */
export function implementation(number: number, seed: number, pooled: boolean): Sample {
  const next = random(seed, number)
  const numbers = itemAndAgencyOf(number)
  const item = items[numbers.item]!
  const implementer = agency(numbers.agency, seed)
  const common = shared[numbers.item]!
  const id = `${item.code}/${implementer.creditCode}`
  const organization = { name: implementer.name, creditCode: implementer.creditCode }
  return {
    itemName: item.name,
    basicCode: item.code,
    itemType: 'publicService',
    legalBasis: [law],
    implementationCode: codeOf(item, implementer),
    localImplementationCode: `SAMPLE-${number}`,
    useLevel: implementer.level,
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
    region: implementer.region,
    implementingOrganization: organization,
    implementerKind: 'statutoryAuthority',
    serviceTargets: ['naturalPerson', 'enterprise'],
    personTopics: ['社会保障'],
    legalPersonTopics: ['社会保障'],
    handlingKind: item.days === 0 ? 'immediate' : 'promised',
    acceptanceConditions: common.conditions,
    materials: common.materials,
    promisedLimit: common.limit,
    statutoryLimit: common.statutoryLimit,
    processFlow: common.flow,
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
    locations: locationsOf(implementer),
    serviceHours: hoursOfAgency(numbers.agency, seed),
    ...contactsOf(implementer),
    questions: questionsOf(item, next),
    extensions: { sample: '示例数据，非真实事项' },
  }
}

/** Makes guide `number`, which belongs to the implementation of the same number. */
export function guide(number: number, seed: number): Sample {
  const numbers = itemAndAgencyOf(number)
  const item = items[numbers.item]!
  const implementer = agency(numbers.agency, seed)
  const common = shared[numbers.item]!
  const organization = { name: implementer.name, creditCode: implementer.creditCode }
  const id = `${item.code}/${implementer.creditCode}`
  return {
    itemName: item.name,
    summary: `示例：${item.name}的办事指南，由${implementer.name}受理。`,
    itemType: 'publicService',
    basicCode: item.code,
    implementationCode: codeOf(item, implementer),
    region: implementer.region,
    effectiveFrom: '2024-01-01',
    serviceClass: 'basic',
    serviceTargets: ['naturalPerson'],
    legalBasis: [law],
    acceptingUnit: organization,
    locations: locationsOf(implementer),
    processFlow: common.flow,
    materials: common.materials.map(({ name, necessity, kind, form, copies, source, requiredFromApplicant }) => ({
      name,
      necessity,
      kind,
      form,
      copies,
      source,
      requiredFromApplicant,
    })),
    sampleDocuments: [{ name: `${formOf(item)}填写示范`, url: `https://example.gov.cn/guide/${item.code}/sample` }],
    forms: [{ name: formOf(item), downloadUrl: `https://example.gov.cn/guide/${item.code}/form` }],
    fee: { charged: false },
    promisedLimit: common.limit,
    ...contactsOf(implementer),
    acceptanceConditions: common.conditions,
    serviceHours: hoursOfAgency(numbers.agency, seed),
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

/** Makes the process flow of item `number`. */
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
    steps: shared[number]!.flow.steps,
    flowcharts: [{ audience: 'external', title: `${item.name}外部流程图`, url: `https://example.gov.cn/flowchart/${item.code}` }],
    extensions: { sample: '示例数据，非真实流程' },
  }
}

/** Makes outlet `number`. */
export function outlet(number: number, seed: number): Sample {
  const next = random(seed, 0x50000000 + number)
  const [code, name] = counties[number % counties.length]!
  const serial = Math.floor(number / counties.length) + 1
  // High-frequency items at every outlet, and some of the others.
  const delegated = items.filter(({ highFrequency }) => highFrequency || next() < 0.1).map((item) => ({ itemName: item.name, basicCode: item.code }))
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

/** Makes the catalogue of the province, with all items. */
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

/** Makes a package of two items. */
export function itemPackage(): Sample {
  return {
    packageName: '示例退休一件事',
    region: { code: province, name: '湖北省' },
    items: items
      .filter(({ name }) => /退休|账户维护/.test(name))
      .slice(0, 2)
      .map(({ name, code }) => ({ itemName: name, basicCode: code })),
    extensions: { sample: '示例数据，非真实一件事' },
  }
}

/** Makes channel `number` of the province: 0 is the hotline, 1 the service hall. */
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

function hoursOfAgency(number: number, seed: number): Sample {
  return hoursOf(random(seed, 0x08000000 + number))
}
