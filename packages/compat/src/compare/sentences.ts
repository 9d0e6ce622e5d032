import type { BilingualText } from '../model/text.js'

/** What a sentence is filled with. */
export interface SentenceParams {
  /** The official name of the field, rule, list or clause, and its English one. */
  field: BilingualText
  /** A keyword or annotation; in `severityChanged`, `raised` or `lowered`. */
  keyword?: string
  old?: string
  new?: string
}

type Sentence = (params: SentenceParams) => BilingualText

/** One sentence for each kind of difference, in Chinese and English. */
export const sentences = {
  propertyAdded: ({ field }) => ({ zh: `新增字段“${field.zh}”`, en: `field “${field.en}” is new` }),
  propertyRemoved: ({ field }) => ({ zh: `删去字段“${field.zh}”`, en: `field “${field.en}” is gone` }),
  requiredAdded: ({ field }) => ({ zh: `字段“${field.zh}”改为必填`, en: `field “${field.en}” is now required` }),
  requiredDropped: ({ field }) => ({ zh: `字段“${field.zh}”不再必填`, en: `field “${field.en}” is no longer required` }),
  closed: ({ field }) => ({ zh: `“${field.zh}”不再允许未列出的字段`, en: `“${field.en}” no longer takes fields that are not listed` }),
  opened: ({ field }) => ({ zh: `“${field.zh}”允许未列出的字段`, en: `“${field.en}” now takes fields that are not listed` }),
  valuesAdded: ({ field, new: added }) => ({ zh: `“${field.zh}”可取的值增加：${added}`, en: `“${field.en}” may also be ${added}` }),
  valuesRemoved: ({ field, old }) => ({ zh: `“${field.zh}”可取的值减少：${old}`, en: `“${field.en}” may no longer be ${old}` }),
  branchAdded: ({ field, new: added }) => ({ zh: `“${field.zh}”增加一种形式：${added}`, en: `“${field.en}” takes a further form: ${added}` }),
  branchRemoved: ({ field, old }) => ({ zh: `“${field.zh}”删去一种形式：${old}`, en: `“${field.en}” no longer takes the form ${old}` }),
  keywordChanged: ({ field, keyword, old, new: next }) => ({
    zh: `“${field.zh}”的${keywordNames[keyword!]?.zh ?? keyword}由 ${old ?? '无'} 改为 ${next ?? '无'}`,
    en: `${keywordNames[keyword!]?.en ?? keyword} of “${field.en}” changed from ${old ?? 'none'} to ${next ?? 'none'}`,
  }),
  partChanged: ({ field, keyword }) => ({
    zh: `“${field.zh}”的${keywordNames[keyword!]?.zh ?? keyword}写法未变，所引用的内容有改动`,
    en: `within ${keywordNames[keyword!]?.en ?? keyword} of “${field.en}”, something referred to changed, though it is written the same`,
  }),
  rewritten: ({ field, keyword }) => ({
    zh: `“${field.zh}”的${keywordNames[keyword!]?.zh ?? keyword}换了写法，意思不变`,
    en: `${keywordNames[keyword!]?.en ?? keyword} of “${field.en}” is written differently and means the same`,
  }),
  annotationChanged: ({ field, keyword }) => ({ zh: `“${field.zh}”的说明改动：${keyword}`, en: `the description of “${field.en}” changed: ${keyword}` }),
  otherwise: ({ new: witness }) => ({
    zh: `合起来看${witness === undefined ? '可能' : ''}还有不同${witness === undefined ? '' : `，如 ${witness}`}`,
    en: `taken together there ${witness === undefined ? 'may be' : 'is'} a further difference${witness === undefined ? '' : `, such as ${witness}`}`,
  }),
  ruleAdded: ({ field, new: severity }) => ({ zh: `新增规则“${field.zh}”（${severity}）`, en: `rule “${field.en}” is new (${severity})` }),
  ruleRemoved: ({ field }) => ({ zh: `删去规则“${field.zh}”`, en: `rule “${field.en}” is gone` }),
  severityChanged: ({ field, old, new: next }) => ({
    zh: `规则“${field.zh}”的严重程度由 ${old} 改为 ${next}`,
    en: `the severity of rule “${field.en}” changed from ${old} to ${next}`,
  }),
  ruleReworded: ({ field, keyword }) => ({ zh: `规则“${field.zh}”的文字改动：${keyword}`, en: `the words of rule “${field.en}” changed: ${keyword}` }),
  codeAdded: ({ field, new: code }) => ({ zh: `代码表“${field.zh}”新增代码 ${code}`, en: `code list “${field.en}” has the new code ${code}` }),
  codeEnded: ({ field, old: code, new: day }) => ({
    zh: `代码表“${field.zh}”的代码 ${code} 有效至 ${day}，次日起停用`,
    en: `code ${code} of code list “${field.en}” is in force until ${day}, and not after`,
  }),
  codeRestored: ({ field, old: code, new: day }) => ({
    zh: `代码表“${field.zh}”的代码 ${code} ${day ? `改为有效至 ${day}` : '恢复使用'}`,
    en: `code ${code} of code list “${field.en}” is ${day ? `now in force until ${day}` : 'in force again'}`,
  }),
  codeBegins: ({ field, old: code, new: day }) => ({
    zh: `代码表“${field.zh}”的代码 ${code} 改为自 ${day} 起用`,
    en: `code ${code} of code list “${field.en}” now begins on ${day}`,
  }),
  codeRemoved: ({ field, old: code }) => ({ zh: `代码表“${field.zh}”删去代码 ${code}`, en: `code ${code} of code list “${field.en}” is gone` }),
  codeReworded: ({ field, old: code }) => ({ zh: `代码表“${field.zh}”的代码 ${code} 改了名称`, en: `code ${code} of code list “${field.en}” has a new label` }),
  listAdded: ({ field }) => ({ zh: `新增代码表“${field.zh}”`, en: `code list “${field.en}” is new` }),
  listRemoved: ({ field }) => ({ zh: `删去代码表“${field.zh}”`, en: `code list “${field.en}” is gone` }),
  clauseAdded: ({ field }) => ({ zh: `新增条款 ${field.zh}`, en: `clause ${field.en} is new` }),
  clauseRemoved: ({ field }) => ({ zh: `删去条款 ${field.zh}`, en: `clause ${field.en} is gone` }),
  modalChanged: ({ field, old, new: next }) => ({
    zh: `条款 ${field.zh} 的要求程度由“${old ?? '无'}”改为“${next ?? '无'}”`,
    en: `the modal of clause ${field.en} changed from ${old ?? 'none'} to ${next ?? 'none'}`,
  }),
  clauseReworded: ({ field }) => ({ zh: `条款 ${field.zh} 的文字改动`, en: `the words of clause ${field.en} changed` }),
  typeAdded: ({ field }) => ({ zh: `新增记录类型“${field.zh}”`, en: `record type “${field.en}” is new` }),
  typeRemoved: ({ field }) => ({ zh: `删去记录类型“${field.zh}”`, en: `record type “${field.en}” is gone` }),
} satisfies Record<string, Sentence>

/** The kind of a difference, which begins the `id` of a change. */
export type ChangeType = keyof typeof sentences

/** What people call a keyword. */
const keywordNames: Readonly<Record<string, BilingualText>> = {
  type: { zh: '类型', en: 'the type' },
  enum: { zh: '可取的值', en: 'the values' },
  minimum: { zh: '最小值', en: 'the minimum' },
  exclusiveMinimum: { zh: '下限（不含）', en: 'the exclusive minimum' },
  maximum: { zh: '最大值', en: 'the maximum' },
  exclusiveMaximum: { zh: '上限（不含）', en: 'the exclusive maximum' },
  multipleOf: { zh: '倍数', en: 'the multiple' },
  minLength: { zh: '最少字数', en: 'the least length' },
  maxLength: { zh: '最多字数', en: 'the greatest length' },
  pattern: { zh: '格式（正则表达式）', en: 'the pattern' },
  format: { zh: '格式', en: 'the format' },
  minItems: { zh: '最少项数', en: 'the least number of items' },
  maxItems: { zh: '最多项数', en: 'the greatest number of items' },
  uniqueItems: { zh: '各项不重复的要求', en: 'the uniqueness of items' },
  contains: { zh: '须含某项的要求', en: 'what the items must contain' },
  minProperties: { zh: '最少字段数', en: 'the least number of fields' },
  maxProperties: { zh: '最多字段数', en: 'the greatest number of fields' },
  propertyNames: { zh: '字段名的要求', en: 'what field names must be' },
  patternProperties: { zh: '按名称格式规定的字段', en: 'the fields named by a pattern' },
  dependentRequired: { zh: '随之必填的字段', en: 'what a field requires beside it' },
  dependentSchemas: { zh: '随字段而定的要求', en: 'what a field asks of the others' },
  // biome-ignore lint/suspicious/noThenProperty: it is the keyword
  then: { zh: '条件成立时的要求', en: 'what holds where the condition does' },
  else: { zh: '条件不成立时的要求', en: 'what holds where the condition does not' },
  not: { zh: '不得满足的要求', en: 'what must not hold' },
  anyOf: { zh: '任选其一的要求', en: 'the alternatives' },
  oneOf: { zh: '只能满足其一的要求', en: 'the exclusive alternatives' },
  false: { zh: '是否允许出现', en: 'whether it may be there' },
}
