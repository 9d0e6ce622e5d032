import type { Clause } from '../source.js'
import type { EncodingInput } from './input.js'
import { escaped, folded, type Site } from './site.js'

/** What a clause rests on, how sure it is, and what serves it. */
export function clauseNotes(site: Site, reference: string, clause: Clause): string {
  const { t, pick } = site
  const lines: string[] = []
  if (clause.note) lines.push(`${t('注', 'Note')}${site.colon}${escaped(pick(clause.note))}`)
  if (clause.confidence && clause.confidence !== 'high')
    lines.push(clause.confidence === 'low' ? t('把握低：不高于警告。', 'Low confidence: never above a warning.') : t('把握中等。', 'Medium confidence.'))
  if (clause.sources?.length)
    lines.push(
      `${t('来源', 'Sources')}${site.colon}${folded(site, clause.sources.map(site.sourceLink), t(`${clause.sources.length} 条要求`, `${clause.sources.length} requirements`))}`,
    )
  if (clause.facts?.length)
    lines.push(`${t('事实', 'Facts')}${site.colon}${clause.facts.map((section) => site.sourceLink(`facts/${section}`)).join(site.comma)}`)
  const served = servedBy(site, site.served(reference))
  if (served.length > 0)
    lines.push(`${t('落实', 'Served by')}${site.colon}${folded(site, served, t(`${served.length} 个字段与规则`, `${served.length} fields and rules`))}`)
  return lines.length > 0 ? `<div class="notes">${lines.map((line) => `<div>${line}</div>`).join('')}</div>` : ''
}

/** `实施清单 1.0` */
const editionOf = (site: Site, path: string): string => {
  const found = site.record(path)
  return escaped(`${site.pick(found?.title)} ${found?.standard.split('@')[1] ?? ''}`.trim())
}

/**
 * Fields and rules as links, each once; a field of a field that is there already is left out, and fields of one name say
 * of which record type they are.
 */
export function servedBy(site: Site, by: EncodingInput[]): string[] {
  const shown = new Set(by.filter(({ kind }) => kind === 'field' || kind === 'overlay').map(({ schema, at }) => `${schema}${at}`))
  const inner = ({ schema, at }: EncodingInput) => {
    let parent = at ?? ''
    while (parent !== '') {
      parent = parent.slice(0, parent.lastIndexOf('/'))
      if (shown.has(`${schema}${parent}`)) return true
    }
    return false
  }
  const fields = [...new Map(by.filter((one) => one.rule === undefined && !inner(one)).map((one) => [`${one.schema}${one.at}`, one])).values()]
  const name = ({ schema, at }: EncodingInput) => site.fieldLink(schema!, at!).replace(/<[^>]*>/g, '')
  const names = fields.map(name)
  const links = fields.map((one) => {
    const { schema, at } = one
    const alone = names.indexOf(name(one)) === names.lastIndexOf(name(one))
    return alone
      ? site.fieldLink(schema!, at!)
      : `${site.fieldLink(schema!, at!)}<span class="quiet">${site.t('（', ' (')}${editionOf(site, schema!)}${site.t('）', ')')}</span>`
  })
  const rules = by.flatMap(({ rule }) => rule ?? [])
  return [...links, ...[...new Set(rules)].map((rule) => site.ruleLink(rule))]
}
