import { listRules } from '@shebiao/conform/catalogue/rules.js'
import { codeList } from '@shebiao/schemas/codes'
import register from '@shebiao/schemas/register'
import { recordTypes } from '@shebiao/schemas/registry'
import { closest, type Field } from '@shebiao/schemas/runtime'
import type { Arguments } from '../arguments.js'
import { fail } from '../fail.js'

/** `shebiao explain <rule|field|clause|requirement>`: prints its meaning, its clause and the source of the clause. Returns 2 if there is none of that name. */
export default async function explain({ positionals, values }: Arguments): Promise<number> {
  const [wanted] = positionals
  const zh = values.lang !== 'en'
  if (wanted === undefined)
    return fail('要解释什么？给出规则、字段（如 promisedLimit 或 承诺办结时限）或条款（如 service-item@1.0#A.4.10） (nothing to explain)')
  const output = [...(await ruleLines(wanted)), ...(await fieldLines(wanted)), ...clauseLines(wanted), ...sourceLines(wanted)]
  if (output.length === 0) {
    const near = closest(wanted, [...(await listRules()).map(({ id }) => id), ...(await fieldNames())])
    return fail(`没有叫 ${wanted} 的规则、字段或条款${near ? `，是否指 ${near}？` : ''} (no such rule, field or clause)`)
  }
  process.stdout.write(`${output.join('\n')}\n`)
  return 0

  async function ruleLines(id: string): Promise<string[]> {
    const lines: string[] = []
    for (const rule of await listRules()) {
      if (rule.id !== id) continue
      lines.push(`${zh ? '规则' : 'rule'} ${rule.id}  ${rule.title[zh ? 'zh' : 'en']}  [${rule.severity}]`)
      const of = rule.types ? `${zh ? '数据集，由' : 'data set of'} ${rule.types.join(' ')}` : `${rule.standard} ${rule.type}`
      if (rule.standard) lines.push(`  ${rule.profile ? `+${rule.profile} ` : ''}${of}`)
      lines.push(`  ${rule.message[zh ? 'zh' : 'en']}`, `  ${zh ? '改法' : 'mend'}：${rule.mend[zh ? 'zh' : 'en']}`)
      const read = new Set([...rule.needs, ...rule.reads.flatMap(({ fields }) => fields)])
      if (read.size > 0) lines.push(`  ${zh ? '所读字段' : 'reads'}：${[...read].join(' ')}`)
      for (const clause of rule.clauses) lines.push(...clauseLines(clause).map((line) => `  ${line}`))
      lines.push('')
    }
    return lines
  }

  async function fieldLines(name: string): Promise<string[]> {
    const lines: string[] = []
    for (const entry of recordTypes) {
      const { fields } = await entry.load()
      for (const [at, field] of Object.entries(fields)) {
        if (at === '' || !(at === name || at === `/${name}` || at.endsWith(`/${name}`) || field.title === name)) continue
        lines.push(
          `${zh ? '字段' : 'field'} ${at}  ${zh ? field.title : field.en}  ${entry.standard} ${entry.type}${field.required ? (zh ? '  必填' : '  required') : ''}`,
        )
        if (field.description) lines.push(`  ${field.description}`)
        lines.push(...valueLines(field).map((line) => `  ${line}`))
        if (field.clause) lines.push(`  ${zh ? '条款' : 'clause'} ${field.clause}`)
        if (field.sourceField) lines.push(`  ${zh ? '国家平台字段' : 'national platform field'} ${field.sourceField}`)
      }
    }
    return lines
  }

  function valueLines(field: Field): string[] {
    if (!field.codeList) return field.example === undefined ? [] : [`${zh ? '例' : 'example'} ${JSON.stringify(field.example)}`]
    return Object.entries(codeList(field.codeList) ?? {}).map(([code, label]) => {
      const systems = Object.entries(label.systems ?? {}).map(([system, digit]) => `${system}:${digit}`)
      return `${code}  ${zh ? label.zh : label.en}${systems.length > 0 ? `  (${systems.join(' ')})` : ''}  ${register.codeSources[field.codeList!]?.[code] ?? ''}`.trimEnd()
    })
  }

  function clauseLines(reference: string): string[] {
    const [owner, number] = reference.split(/[# ]/) as [string, string | undefined]
    const standard = register.standards.find((one) => `${one.standard}@${one.edition}` === owner) ?? register.profiles.find(({ profile }) => profile === owner)
    const clause = number === undefined ? undefined : standard?.clauses[number]
    if (!standard || !clause) return []
    const lines = [
      `${zh ? '条款' : 'clause'} ${owner}#${number}  ${clause.modal ? `[${clause.modal}] ` : ''}${clause.title ? `${clause.title[zh ? 'zh' : 'en']}  ` : ''}${clause.text?.[zh ? 'zh' : 'en'] ?? ''}`,
    ]
    for (const id of [...(clause.sources ?? []), ...(clause.facts ?? []).map((section) => `facts/${section}`)])
      lines.push(...sourceLines(id).map((line) => `  ${line}`))
    if (clause.note) lines.push(`  ${clause.note[zh ? 'zh' : 'en']}`)
    return lines
  }

  /** A requirement, with the word by which its source asks, or a fact, with where it was read. */
  function sourceLines(id: string): string[] {
    const [owner, ...rest] = id.split('/')
    const fact = owner === 'facts' ? register.facts[rest.join('/')] : undefined
    if (fact) {
      const { title, from, confidence } = fact
      return zh
        ? [`事实 ${id}  ${title.zh}：${fact.zh}`, `  出处：${from.zh}  把握：${{ high: '高', medium: '中', low: '低' }[confidence]}`]
        : [`fact ${id}  ${title.en}: ${fact.en}`, `  from: ${from.en}  confidence: ${confidence}`]
    }
    const document = register.documents.find((one) => one.id === owner)
    const requirement = document?.requirements[rest.join('/')]
    if (!document || !requirement) return []
    const wording = requirement.wording ? `  ${zh ? `〔用词：${requirement.wording}〕` : `[word: ${requirement.wording}]`}` : ''
    return [
      `${zh ? '来源' : 'source'} ${id}  ${document.documentNumber ?? document.title[zh ? 'zh' : 'en']} ${requirement.locator}：${requirement[zh ? 'zh' : 'en']}${wording}`,
    ]
  }

  async function fieldNames(): Promise<string[]> {
    const names = new Set<string>()
    for (const entry of recordTypes) {
      for (const [at, { title }] of Object.entries((await entry.load()).fields)) {
        names.add(at.slice(at.lastIndexOf('/') + 1))
        names.add(title)
      }
    }
    return [...names]
  }
}
