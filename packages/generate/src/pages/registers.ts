import type { Facts, Strength } from '../source.js'
import { escaped, folded, link, page, requirementAnchor, type Site, table } from './site.js'

/** The facts beyond the source documents, each with where it was read and what rests on it. */
export function factsPage(site: Site, { about, facts }: Facts): string {
  const { t, pick, language } = site
  const owners = [
    ...site.standards.map((one) => [`${one.standard}@${one.edition}`, one.clauses] as const),
    ...site.profiles.map((one) => [one.profile, one.clauses] as const),
  ]
  const confidences: Record<string, string> = { high: t('高', 'high'), medium: t('中', 'medium'), low: t('低', 'low') }
  const rows = Object.entries(facts).map(([section, fact]) => {
    const clauses = owners.flatMap(([owner, own]) =>
      Object.entries(own).flatMap(([number, one]) => (one.facts?.includes(section) ? [site.clauseLink(`${owner}#${number}`)] : [])),
    )
    const lists = site.codeLists.filter(({ codes }) => codes.some(({ source }) => source === `facts/${section}`))
    const links = [...clauses, ...lists.map(({ name }) => link(`/codes/${name}`, escaped(site.listTitle(name))))]
    return {
      id: requirementAnchor(section),
      cells: [
        `<a href="#${requirementAnchor(section)}">${escaped(section)}</a><div>${escaped(pick(fact.title))}</div>`,
        `${escaped(fact[language])}<div class="quiet">${t('出处', 'From')}${site.colon}${escaped(pick(fact.from))}</div>`,
        confidences[fact.confidence] ?? '',
        folded(site, links, t(`${links.length} 处`, `${links.length} places`), 4),
      ],
    }
  })
  return page(
    {
      slug: '/trace/facts',
      title: t('事实', 'Facts'),
      description: t(
        '条款和代码所依的背景事实，各有出处和把握。',
        'The background facts on which clauses and codes rest, each with its source and confidence.',
      ),
      toc: false,
    },
    [
      `<p>${escaped(pick(about))}</p>`,
      table([t('节', 'Section'), t('事实', 'Fact'), t('把握', 'Confidence'), t('依它的条款和代码表', 'Clauses and code lists that rest on it')], rows),
    ],
  )
}

/** What the words of sources amount to at most, and the clauses that differ. */
export function strengthPage(site: Site, { words, exceptions }: Strength): string {
  const { t, pick } = site
  const used = (word: string) =>
    site.documents.reduce((sum, { requirements }) => sum + Object.values(requirements).filter(({ wording }) => wording === word).length, 0)
  const rows = words.map((one) => ({
    cells: [
      `<span lang="zh-Hans">${one.words.map((word) => `${escaped(word)} <span class="quiet">${used(word)}</span>`).join('、')}</span>`,
      site.modal(one.modal),
      escaped(pick(one.reading)),
    ],
  }))
  const editions = (clause: string) => {
    const [owner, number] = clause.split('#') as [string, string]
    const found = site.standards.filter(({ standard, clauses }) => standard === owner && Object.hasOwn(clauses, number))
    return found.length > 0 ? found.map(({ edition }) => site.clauseLink(`${owner}@${edition}#${number}`)) : [site.clauseLink(clause)]
  }
  return page(
    {
      slug: '/trace/strength',
      title: t('用词的强弱', 'Strength of words'),
      description: t('来源的用词至多成为应、宜还是可，以及列明的例外。', 'What the words of the sources amount to at most, and the exceptions.'),
      toc: false,
    },
    [
      `<p>${t(
        '条款至多与所依要求中最强的词同强；推定、报道、把握中低的和只依事实的至多为宜。生成时逐条检查，例外须列出理由。词后的数字是用它的要求数。',
        'A clause is at most as strong as the strongest word it rests on; inferences, reports, what is not read with high confidence and what rests on facts alone are recommended at most. Generation checks every clause, and an exception states its reason. The number after a word counts the requirements that use it.',
      )}</p>`,
      table([t('来源的用词', 'Words of the source'), t('至多为', 'At most'), t('读法', 'Reading')], rows),
      `<h2>${t('例外', 'Exceptions')}</h2>`,
      table(
        [t('条款', 'Clause'), t('理由', 'Reason')],
        exceptions.map(({ clauses, reason }) => ({ cells: [clauses.flatMap(editions).join(site.comma), escaped(pick(reason))] })),
      ),
    ],
  )
}
