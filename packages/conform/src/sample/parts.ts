import type { Agency } from './agencies.js'
import { type Item, items } from './items.js'
import { pick, random, some } from './random.js'
import { materialTexts, stepTexts, wordings } from './wording.js'

/** A record of the sample, perhaps with a planted violation. */
// biome-ignore lint/suspicious/noExplicitAny: of every type, and after planting of none
export type Sample = Record<string, any>

const workingDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
/** The legal basis of every item of the sample. */
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
const questions = ['{}怎样办理？', '{}需要本人到场吗？', '{}多久可以办结？', '办理{}之后到哪里查询结果？', '{}可以由他人代办吗？']

/** By number of an item, what its records have in common. */
export const shared = items.map((item, number) => {
  const next = random(0, number)
  const { conditions, materials } = wordings[item.category]!
  const papers = materialsOf(item, some(materials, Math.floor(next() * 4), next), next)
  return {
    materials: papers,
    conditions: [`示例：属于“${item.name}”的服务对象，所填信息真实、完整`, ...some(conditions, 1 + Math.floor(next() * 3), next)].map((text, i) => ({
      id: `c${i + 1}`,
      text,
    })),
    limit: limitOf(item.days),
    statutoryLimit: limitOf(item.days + pick([10, 15, 30], next)),
    flow: flowOf(
      item,
      papers.map(({ name }) => name),
      next,
    ),
  }
})

/** The name of the application form of an item. */
export function formOf({ name }: Item): string {
  return `${name}表（示例）`
}

function materialsOf(item: Item, names: readonly string[], next: () => number): Sample[] {
  const identity = {
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
    text: pick(materialTexts.text, next),
  }
  const papers = [formOf(item), ...names].map((name, i) => ({
    name,
    kind: i === 0 ? 'original' : pick(['original', 'copy', 'originalOrCopy', 'originalAndCopy'], next),
    form: i === 0 ? 'paperOrElectronic' : pick(['paper', 'electronic', 'paperOrElectronic'], next),
    necessity: i === 0 ? 'required' : pick(['required', 'required', 'optional', 'deferrable'], next),
    source: 'applicant',
    copies: pick([1, 1, 2], next),
    paperSize: 'A4',
    ...(i === 0 && { blankFormUrl: `https://example.gov.cn/form/${item.code}` }),
    ...(next() < 0.5 && { fillingNote: pick(materialTexts.filling, next) }),
    ...(next() < 0.6 && { acceptanceStandard: pick(materialTexts.accepted, next) }),
    isProof: false,
    obtainableBy: 'none',
    requiredFromApplicant: true,
    ...(next() < 0.3 && { text: pick(materialTexts.text, next) }),
  }))
  return [identity, ...papers]
}

function limitOf(days: number): Sample {
  return days === 0 ? { state: 'immediate' } : { state: 'bounded', value: days, unit: 'workingDay', startTrigger: 'accepted', text: `${days}个工作日` }
}

function flowOf({ days, result }: Item, materials: readonly string[], next: () => number): Sample {
  const chosen = stepTexts.filter(({ always }) => always || next() < 0.3)
  const timed = chosen.filter(({ type }) => type !== 'application' && type !== 'acceptance').length
  // The steps after acceptance add up to the promised limit; the remainder of the division is added to the review.
  const each = Math.floor(days / timed)
  const daysOf = (type: string, name: string) => (type === 'application' || type === 'acceptance' ? 0 : name === '审核' ? days - each * (timed - 1) : each)
  const steps = chosen.map(({ type, name, actor, texts }, i) => ({
    id: `s${i + 1}`,
    name,
    stepType: type,
    actor,
    next: i + 1 < chosen.length ? [`s${i + 2}`] : [],
    limit: limitOf(daysOf(type, name)),
    ...(type === 'acceptance' && { materials }),
    text: type === 'completion' ? `${pick(texts, next)}，出具${result}` : pick(texts, next),
  }))
  return { steps, text: chosen.map(({ name }) => name).join('—') }
}

/** The documents that an item must have. */
export function documentsOf({ name }: Item, id: string): Sample[] {
  const types = { flowchart: '业务流程图', handlingProcedure: '经办规程', operationManual: '操作手册', serviceGuide: '办事指南' }
  return Object.entries(types).map(([type, title]) => ({ type, title: `${name}${title}`, url: `https://example.gov.cn/document/${id}` }))
}

/** The locations of an agency: one for a township, up to three for others. */
export function locationsOf(agency: Agency): Sample[] {
  const { name, address, halls, region, phone } = agency
  const main = { name: `${name}服务大厅`, address, window: agency.window, region, ...(agency.point && { point: agency.point }), phone }
  return [main, ...halls.map((hall, i) => ({ name: `${name}第${i + 1}分厅`, address: hall, region, phone }))]
}

/** Contacts for consultation and for complaints, with different telephone numbers. */
export function contactsOf({ name, phone, complaintPhone }: Agency): Sample {
  return {
    consultation: [
      { kind: 'phone', value: phone, name: `${name}咨询窗口` },
      { kind: 'phone', value: '12333' },
    ],
    supervision: [{ kind: 'phone', value: complaintPhone, name: `${name}监督科` }],
  }
}

/** Opening hours: mornings and afternoons of working days, for some also Saturday mornings. */
export function hoursOf(next: () => number): Sample {
  const [a, b] = [pick(['08:00', '08:30', '09:00'], next), pick(['11:30', '12:00'], next)]
  const [c, d] = [pick(['13:00', '13:30', '14:00', '14:30'], next), pick(['16:30', '17:00', '17:30', '18:00'], next)]
  const saturday = next() < 0.3
  return {
    text: `周一至周五${a}-${b}，${c}-${d}${saturday ? `；周六${a}-${b}` : ''}；法定节假日不办理`,
    allDay: false,
    byAppointment: false,
    holidays: 'closed',
    periods: [
      { days: workingDays, opens: a, closes: b, kind: 'regular' },
      { days: workingDays, opens: c, closes: d, kind: 'regular' },
      ...(saturday ? [{ days: ['saturday'], opens: a, closes: b, kind: 'regular' }] : []),
    ],
  }
}

/** Up to three frequently asked questions. */
export function questionsOf({ name }: Item, next: () => number): Sample[] {
  return Array.from({ length: Math.floor(next() * 4) }, () => ({ question: pick(questions, next).replace('{}', name), answer: pick(advice, next) }))
}
