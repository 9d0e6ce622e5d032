import { code, escaped, link, page, type Site, table } from './site.js'
import { successions } from './versions.js'

/** The first page: standards, record types, and links to everything else. */
export function overviewPage(site: Site): string {
  const { t } = site
  const rows = site.standards.map((one) => {
    const owner = `${one.standard}@${one.edition}`
    return {
      cells: [
        site.standardLink(owner),
        code(owner),
        site.status(one.status),
        site.records
          .filter(({ standard }) => standard === owner)
          .map(({ path }) => site.recordLink(path))
          .join(site.comma),
        String(site.rules.filter(({ clauses }) => clauses.some((clause) => clause.startsWith(`${owner}#`))).length),
      ],
    }
  })
  const requirements = site.documents.reduce((sum, one) => sum + Object.keys(one.requirements).length, 0)
  const ways = [
    [
      link('/rules', t('规则', 'Rules')),
      t(`${site.rules.length} 条：所问、条款、例子、改法`, `${site.rules.length}: what each asks, its clause, examples, how to mend`),
    ],
    [
      link('/codes', t('代码表', 'Code lists')),
      t(`${site.codeLists.length} 个：代码、名称、代码体系、有效期、来源`, `${site.codeLists.length}: codes, titles, code systems, validity, sources`),
    ],
    [
      link('/profiles', t('地方细则', 'Profiles')),
      t(`${site.profiles.length} 个：各地比国家标准多出的要求`, `${site.profiles.length}: what places ask beyond the national standards`),
    ],
    [link('/trace', t('追溯', 'Traceability')), t(`${requirements} 条来源要求的去向`, `what became of ${requirements} requirements of the sources`)],
    [link('/versions', t('版本', 'Editions')), t('每个版本及其比较', 'every edition, and comparisons')],
    [link('/schemas', t('模式', 'Schemas')), t('在 $id 网址上的 JSON Schema', 'JSON Schemas at their $id')],
  ]
  return page(
    {
      slug: '/reference',
      title: t('标准', 'Reference'),
      label: t('总览', 'Overview'),
      description: t(
        '标准、记录类型、规则、代码表、细则、追溯、版本与模式。',
        'Standards, record types, rules, code lists, profiles, traceability, editions and schemas.',
      ),
      toc: false,
    },
    [
      table([t('标准', 'Standard'), t('标识', 'Identifier'), t('状态', 'Status'), t('记录类型', 'Record types'), t('规则', 'Rules')], rows),
      `<ul>${ways.map(([to, what]) => `<li>${to}${site.colon}${what}</li>`).join('')}</ul>`,
    ],
  )
}

/** Every rule, by what it is of. */
export function rulesPage(site: Site): string {
  const { t, pick } = site
  const groups: [string, string, typeof site.rules][] = [
    ...[...new Set(site.rules.flatMap(({ standard, profile }) => (standard && !profile ? [standard] : [])))].map(
      (standard): [string, string, typeof site.rules] => [
        standard,
        pick(site.standards.find((one) => one.standard === standard)?.title),
        site.rules.filter((rule) => rule.standard === standard && !rule.profile),
      ],
    ),
    ...site.profiles.map((one): [string, string, typeof site.rules] => [
      one.profile,
      pick(one.title),
      site.rules.filter(({ profile }) => profile === one.profile),
    ]),
    ['elements', t('数据元', 'Data elements'), site.rules.filter(({ kind }) => kind === 'element')],
    ['shape', t('结构', 'Shape'), site.rules.filter(({ kind }) => kind === 'shape')],
    ['files', t('文件', 'Files'), site.rules.filter(({ kind }) => kind === 'file')],
  ]
  return page(
    {
      slug: '/rules',
      title: t('规则', 'Rules'),
      label: t('全部规则', 'All rules'),
      description: t('全部规则，每条一页。', 'Every rule, each with a page of its own.'),
      depth: 2,
    },
    groups
      .filter(([, , rules]) => rules.length > 0)
      .flatMap(([anchor, title, rules]) => [
        `## ${title} <!-- #${anchor} -->`,
        table(
          [t('规则', 'Rule'), t('严重程度', 'Severity'), t('所问', 'What it asks'), t('条款', 'Clauses')],
          rules.map((rule) => ({
            cells: [site.ruleLink(rule.id), site.severity(rule.severity), escaped(pick(rule.title)), rule.clauses.map(site.clauseLink).join('<br />')],
          })),
          'index',
        ),
      ]),
  )
}

export function codesPage(site: Site): string {
  const { t } = site
  const rows = site.codeLists.map(({ name, codes }) => ({ cells: [link(`/codes/${name}`, escaped(site.listTitle(name))), code(name), String(codes.length)] }))
  return page(
    {
      slug: '/codes',
      title: t('代码表', 'Code lists'),
      label: t('全部代码表', 'All code lists'),
      description: t('全部代码表。', 'Every code list.'),
      toc: false,
    },
    [table([t('代码表', 'Code list'), t('标识', 'Identifier'), t('代码数', 'Codes')], rows)],
  )
}

export function profilesPage(site: Site): string {
  const { t, pick } = site
  const rows = site.profiles.map((one) => ({
    cells: [
      link(`/profiles/${one.profile}`, escaped(pick(one.title))),
      code(one.profile),
      code(one.region),
      one.extends.map(site.standardLink).join(site.comma),
    ],
  }))
  return page(
    {
      slug: '/profiles',
      title: t('地方细则', 'Profiles'),
      label: t('全部细则', 'All profiles'),
      description: t('各地在国家标准之上多出的要求。', 'What places ask beyond the national standards.'),
      toc: false,
    },
    [
      `<p>${t('细则只能收紧国家标准，不能放宽。', 'A profile can only tighten the national standards, never loosen them.')}</p>`,
      table([t('细则', 'Profile'), t('标识', 'Identifier'), t('行政区划', 'Division'), t('在其上收紧的标准', 'Tightens')], rows),
    ],
  )
}

type Item =
  | string
  | { type: 'category'; key: string; label: string; link?: { type: 'doc'; id: string }; items: Item[] }
  | { type: 'link'; label: string; href: string }

/** The side bar of the reference, in the order of a reader's questions. */
export function sidebar(site: Site): Item[] {
  const { t, pick } = site
  const category = (key: string, label: string, items: Item[], id?: string): Item => ({
    type: 'category',
    key,
    label,
    items,
    ...(id && { link: { type: 'doc', id: `reference/${id}` } }),
  })
  const owners = [...new Set(site.codeLists.map(({ name }) => name.split('/')[0]!))]
  const ruleItems = (rules: typeof site.rules) => rules.map(({ id }) => `reference/rules/${id}`)
  const standards = [...new Set(site.standards.map(({ standard }) => standard))]
  const titleOf = (standard: string) => pick(site.standards.find((one) => one.standard === standard)?.title) || t('公共', 'Common')
  return [
    'reference/index',
    category(
      'standards',
      t('标准文本', 'Standards'),
      site.standards.map((one) => `reference/standards/${one.standard}-${one.edition}`),
    ),
    category(
      'records',
      t('记录与字段', 'Records and fields'),
      site.records.map(({ path }) => `reference/records/${path.replaceAll('/', '-')}`),
    ),
    category(
      'rules',
      t('规则', 'Rules'),
      [
        ...standards.map((standard) =>
          category(`rules-${standard}`, titleOf(standard), ruleItems(site.rules.filter((rule) => rule.standard === standard && !rule.profile))),
        ),
        category('rules-profiles', t('地方细则', 'Profiles'), ruleItems(site.rules.filter(({ profile }) => profile))),
        category('rules-other', t('数据元、结构与文件', 'Elements, shape and files'), ruleItems(site.rules.filter(({ standard }) => standard === undefined))),
      ],
      'rules/index',
    ),
    category(
      'codes',
      t('代码表', 'Code lists'),
      owners.map((owner) =>
        category(
          `codes-${owner}`,
          titleOf(owner),
          site.codeLists.filter(({ name }) => name.startsWith(`${owner}/`)).map(({ name }) => `reference/codes/${name}`),
        ),
      ),
      'codes/index',
    ),
    category(
      'profiles',
      t('地方细则', 'Profiles'),
      site.profiles.map(({ profile }) => `reference/profiles/${profile}`),
      'profiles/index',
    ),
    category(
      'trace',
      t('追溯', 'Traceability'),
      [
        { type: 'link', label: t('矩阵', 'Matrix'), href: '/trace/matrix' },
        ...site.documents.map(({ id }) => `reference/trace/${id}`),
        ...(site.strength ? ['reference/trace/strength'] : []),
        ...(site.facts ? ['reference/trace/facts'] : []),
      ],
      'trace/index',
    ),
    category(
      'versions',
      t('版本', 'Editions'),
      successions(site).map(([from, to]) => `reference/versions/${from.standard}-${from.edition}-${to.edition}`),
      'versions/index',
    ),
    'reference/schemas',
  ]
}
