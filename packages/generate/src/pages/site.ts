import type { Clause, Text } from '../source.js'
import type { EncodingInput, Language, PagesInput, RecordInput, RuleInput } from './input.js'

export const escaped = (text: unknown): string =>
  String(text ?? '').replace(/[&<>"]/g, (found) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[found]!)

export const link = (to: string, text: string): string => `<a href="${to}">${text}</a>`
export const code = (text: unknown): string => `<code>${escaped(text)}</code>`

// `/materials/*/name` → `f-materials.name`
/** The anchor of a field: short, and the same for as long as the field has its name. */
export function fieldAnchor(at: string): string {
  return `f-${at
    .split('/')
    .filter((step) => step !== '' && step !== '*')
    .join('.')
    .replaceAll('$', '')}`
}

const dashed = (number: string): string => number.replace(/[^0-9A-Za-z]+/g, '-')
export const clauseAnchor = (number: string): string => `c-${dashed(number)}`
export const requirementAnchor = (number: string): string => `r-${dashed(number)}`

/** The lookups that pages share, and the words of one language. */
export interface Site extends PagesInput {
  language: Language
  t(zh: string, en: string): string
  pick(text: Text | undefined): string
  /** Between a name and what it names, and between the members of a list. */
  colon: string
  comma: string
  record(path: string): RecordInput | undefined
  rule(id: string): RuleInput | undefined
  clause(reference: string): Clause | undefined
  /** The name a code list goes by: the title of the fields that use it. */
  listTitle(name: string): string
  served(reference: string): EncodingInput[]
  clauseLink(reference: string): string
  fieldLink(path: string, at: string): string
  ruleLink(id: string, text?: string): string
  recordLink(path: string): string
  standardLink(reference: string): string
  sourceLink(id: string): string
  severity(severity: string): string
  modal(modal: string | undefined): string
  status(status: string): string
}

/** The lookups of one language. */
export function site(input: PagesInput, language: Language): Site {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const pick = (text: Text | undefined) => text?.[language] ?? ''
  const records = new Map(input.records.map((one) => [one.path, one]))
  const rules = new Map(input.rules.map((one) => [one.id, one]))
  const served = new Map(input.trace.clauses.map(({ id, by }) => [id, by]))
  const owners = new Map<string, { clauses: Record<string, Clause>; title: Text }>([
    ...input.standards.map((one) => [`${one.standard}@${one.edition}`, one] as const),
    ...input.profiles.map((one) => [one.profile, one] as const),
  ])
  const split = (reference: string) => reference.split('#') as [string, string]
  const ownerPath = (owner: string) => (owner.includes('@') ? `/standards/${owner.replace('@', '/')}` : `/profiles/${owner}`)
  const severities: Record<string, [string, string]> = { error: ['错误', 'error'], warning: ['警告', 'warning'], info: ['提示', 'info'] }
  const statuses: Record<string, [string, string]> = {
    draft: ['草案', 'draft'],
    consultation: ['征求意见', 'consultation'],
    issued: ['已发布', 'issued'],
    inForce: ['现行', 'in force'],
    withdrawn: ['已废止', 'withdrawn'],
  }
  const modals: Record<string, string> = { 应: 'shall', 宜: 'should', 可: 'may' }
  const titles = new Map<string, string>()
  for (const { fields } of input.records) {
    for (const field of Object.values(fields))
      if (field.codeList && !titles.has(field.codeList)) titles.set(field.codeList, language === 'zh' ? field.title : field.en)
  }

  return {
    ...input,
    language,
    t,
    pick,
    colon: t('：', ': '),
    comma: t('、', ', '),
    record: (path) => records.get(path),
    rule: (id) => rules.get(id),
    clause: (reference) => owners.get(split(reference)[0])?.clauses[split(reference)[1]],
    listTitle: (name) => titles.get(name) ?? name,
    served: (reference) => served.get(reference) ?? [],
    clauseLink(reference) {
      const [owner, number] = split(reference)
      return link(`${ownerPath(owner)}#${clauseAnchor(number)}`, escaped(reference))
    },
    fieldLink(path, at) {
      const found = records.get(path)
      const pointer = at.replace(/(?:\/\*)+$/, '')
      if (pointer === '') return link(`/records/${path}`, escaped(pick(found?.title)))
      const field = found?.fields[pointer]
      const name = field ? (language === 'zh' ? field.title : field.en) : pointer
      return link(`/records/${path}#${fieldAnchor(pointer)}`, escaped(name))
    },
    ruleLink: (id, text) => link(`/rules/${id}`, text ?? code(id)),
    recordLink: (path) => link(`/records/${path}`, escaped(pick(records.get(path)?.title) || path)),
    standardLink(reference) {
      const found = owners.get(reference)
      return link(ownerPath(reference), escaped(`${pick(found?.title)}${found && reference.includes('@') ? ` ${reference.split('@')[1]}` : ''}` || reference))
    },
    sourceLink(id) {
      const [document, ...rest] = id.split('/') as [string, ...string[]]
      // A folder without a register of facts has no page of them.
      if (document === 'facts' && !input.facts?.facts[rest.join('/')]) return `<span class="quiet">${escaped(id)}</span>`
      return link(`/trace/${document}#${requirementAnchor(rest.join('/'))}`, escaped(id))
    },
    severity: (one) => `<span class="tag tag--${one}">${t(...(severities[one] ?? [one, one]))}</span>`,
    modal: (one) => (one ? `<span class="tag tag--modal">${escaped(language === 'zh' ? one : `${one} ${modals[one]}`)}</span>` : ''),
    status: (one) => t(...(statuses[one] ?? [one, one])),
  }
}

/** A Markdown page: its front matter, its title, its blocks. A block of HTML holds no blank line. */
export function page(
  front: { slug: string; title: string; label?: string; description?: string; keywords?: string[]; toc?: false; depth?: number },
  blocks: string[],
): string {
  const lines = [
    `slug: ${JSON.stringify(front.slug)}`,
    `title: ${JSON.stringify(front.title)}`,
    'custom_edit_url: null',
    'pagination_next: null',
    'pagination_prev: null',
  ]
  if (front.label) lines.push(`sidebar_label: ${JSON.stringify(front.label)}`)
  if (front.description) lines.push(`description: ${JSON.stringify(front.description)}`)
  if (front.keywords) lines.push(`keywords: ${JSON.stringify(front.keywords)}`)
  if (front.toc === false) lines.push('hide_table_of_contents: true')
  if (front.depth) lines.push(`toc_max_heading_level: ${front.depth}`)
  return `---\n${lines.join('\n')}\n---\n\n${blocks.filter(Boolean).join('\n\n')}\n`
}

/** A heading with an anchor of its own. */
export function heading(level: number, anchor: string, text: string): string {
  return `${'#'.repeat(level)} ${escaped(text).replace(/[[\]*_`\\]/g, '\\$&')} <!-- #${anchor} -->`
}

/** A table of HTML cells; `below` is a row of full width. On narrow screens the cells of a row are stacked, each labelled with its column. */
export function table(columns: string[], rows: { id?: string; cells: string[]; below?: string }[], kind = ''): string {
  const head = columns.map((one) => `<th scope="col">${one}</th>`).join('')
  const body = rows.map(
    ({ id, cells, below }) =>
      `<tr${id ? ` id="${id}"` : ''}>${cells.map((cell, i) => `<td data-label="${escaped(columns[i]?.replace(/<[^>]*>/g, ''))}">${cell}</td>`).join('')}</tr>${below ? `<tr><td colspan="${columns.length}">${below}</td></tr>` : ''}`,
  )
  return `<table class="sheet ${kind}"><thead><tr>${head}</tr></thead><tbody>${['', ...body, ''].join('\n')}</tbody></table>`
}

/** Many links as a list; the longer ones folded. */
export function folded({ comma }: Site, items: string[], summary: string, most = 6): string {
  if (items.length <= most) return items.join(comma)
  return `<details class="more"><summary>${summary}</summary>${items.join(comma)}</details>`
}
