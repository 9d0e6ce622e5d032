import { type Item, items } from './items.js'
import type { Agency } from './organizations.js'
import { pick } from './random.js'

/** A record as it is made, and as something may be planted into it. */
// biome-ignore lint/suspicious/noExplicitAny: of every type, and after planting of none
export type Sample = Record<string, any>

const workingDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
const hours = [
  ['09:00', '12:00', '13:30', '17:00'],
  ['08:30', '12:00', '14:00', '17:30'],
  ['09:00', '12:00', '13:00', '16:30'],
] as const
/** The law that every item of the sample is based on. */
export const law = {
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

/** What the records of an item have in common. */
export const shared = items.map((item) => ({
  materials: materialsOf(item),
  conditions: item.conditions.map((text, i) => ({ id: `c${i + 1}`, text })),
  limit: limitOf(item.days),
  flow: flowOf(item),
}))

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

/** The documents that an item has to have, by address. */
export function documentsOf({ name }: Item, id: string): Sample[] {
  const types = { flowchart: '业务流程图', handlingProcedure: '经办规程', operationManual: '操作手册', serviceGuide: '办事指南' }
  return Object.entries(types).map(([type, title]) => ({ type, title: `${name}${title}`, url: `https://example.gov.cn/document/${id}` }))
}

/** Where an agency serves. */
export function placeOfService(own: Agency, next: () => number): Sample {
  return {
    name: `${own.name}服务大厅`,
    address: own.address,
    window: `${1 + Math.floor(next() * 30)}号窗口`,
    region: own.region,
    ...(own.point && { point: own.point }),
    phone: own.phone,
  }
}

/** Whom to ask, and to whom to complain: never one number. */
export function contactsOf({ name, phone, complaintPhone }: Agency): Sample {
  return {
    consultation: [
      { kind: 'phone', value: phone, name: `${name}咨询窗口` },
      { kind: 'phone', value: '12333' },
    ],
    supervision: [{ kind: 'phone', value: complaintPhone, name: `${name}监督科` }],
  }
}

/** When an agency serves: morning and afternoon of working days. */
export function hoursOf(next: () => number): Sample {
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

/** None to three questions that are often asked. */
export function questionsOf({ name }: Item, next: () => number): Sample[] {
  return Array.from({ length: Math.floor(next() * 4) }, () => ({ question: `${name}怎样办理？`, answer: pick(advice, next) }))
}
