import type { Profile, Schema } from '../source.js'
import type { EncodingInput } from './input.js'
import { values } from './record.js'
import { clauseAnchor, code, escaped, page, type Site, table } from './site.js'
import { clauseBlocks, inOrder } from './standard.js'

/** What one place adds, side by side with the national standard. */
export function profilePage(site: Site, profile: Profile): string {
  const { t, pick } = site
  const rows = inOrder(profile.clauses).flatMap(([number]) => {
    const by = site.served(`${profile.profile}#${number}`)
    return by.map((one) => ({ cells: [`<a href="#${clauseAnchor(number)}">${number}</a>`, national(one), added(one)] }))
  })
  return page(
    {
      slug: `/profiles/${profile.profile}`,
      title: pick(profile.title),
      label: pick(profile.title),
      description: t(
        `${profile.title.zh}比国家标准多出的要求，与国家条款、字段、规则并列。`,
        `${profile.title.en}: what it adds, beside the national clauses, fields and rules.`,
      ),
      keywords: [profile.profile, profile.region],
      depth: 3,
    },
    [
      `<p class="about">${[`<code>--profile ${profile.profile}</code>`, `${t('行政区划', 'Division')} ${code(profile.region)}`].join(' · ')}</p>`,
      `<p>${t('在其上收紧的标准', 'The standards it tightens')}${site.colon}${profile.extends.map(site.standardLink).join(site.comma)}</p>`,
      profile.note ? `<p>${escaped(pick(profile.note))}</p>` : '',
      rows.length > 0 ? `## ${t('与国家标准并列', 'Beside the national standard')} <!-- #beside -->` : '',
      rows.length > 0 ? table([t('条款', 'Clause'), t('国家标准', 'National standard'), t('本细则', 'This profile')], rows) : '',
      ...clauseBlocks(site, profile.profile, profile.clauses),
    ],
  )

  function national(one: EncodingInput): string {
    if (one.kind === 'rule') return `<span class="quiet">${t('没有这条规则', 'no such rule')}</span>`
    if (one.kind === 'severity') {
      const rule = site.rule(one.rule!)
      return `${site.ruleLink(one.rule!, escaped(pick(rule?.title)))} ${site.severity(rule?.severity ?? '')} ${rule?.clauses.map(site.clauseLink).join(site.comma) ?? ''}`
    }
    const field = site.record(one.schema!)?.fields[one.at!]
    const clause = field?.clause ? site.clauseLink(field.clause) : ''
    const required = field?.required ? t('必填', 'required') : t('可不填', 'optional')
    return `${site.fieldLink(one.schema!, one.at!)} ${required} ${clause}`
  }

  function added(one: EncodingInput): string {
    if (one.kind === 'rule') {
      const rule = site.rule(one.rule!)
      return `${site.ruleLink(one.rule!, escaped(pick(rule?.title)))} ${site.severity(rule?.severity ?? '')}`
    }
    if (one.kind === 'severity') return site.severity(profile.severities?.[one.rule!]?.severity ?? '')
    const [name, , type] = one.schema!.split('/')
    const found = tightened(profile.overlays?.[`${name}/${type}`], one.at!)
    const asks = [found.required ? t('必填', 'required') : '', values(site, { title: '', en: '', ...(found.schema as object) }, undefined)].filter(Boolean)
    return asks.length > 0
      ? asks.join(t('；', '; '))
      : t('由本条款和国家规则要求，字段不变', 'asked by this clause and the national rules; the field is as it is')
  }
}

/** What an overlay says at a place. */
function tightened(overlay: Schema | undefined, at: string): { required: boolean; schema: Schema } {
  let here: Schema | undefined = overlay
  let required = false
  for (const step of at.split('/').slice(1)) {
    required = here?.required?.includes(step) ?? false
    here = step === '*' ? here?.items : here?.properties?.[step]
  }
  return { required, schema: { ...here, ...(here?.enum && { values: here.enum }) } }
}
