import type { Standard } from '../source.js'
import { type Direction, recordChanges } from './changes.js'
import type { RecordInput, RuleInput } from './input.js'
import { clauseAnchor, code, escaped, link, page, type Site, table } from './site.js'
import { inOrder } from './standard.js'

const name = (one: Standard) => `${one.standard}@${one.edition}`
const comparePath = (from: Standard, to: Standard) => `/versions/${from.standard}-${from.edition}-${to.edition}`

/** Editions that replace one another: each pair has a page that compares them. */
export function successions(site: Site): [from: Standard, to: Standard][] {
  return site.standards.flatMap((to) => {
    const from = site.standards.find((one) => name(one) === to.replaces)
    return from ? [[from, to] as [Standard, Standard]] : []
  })
}

/** Every edition, each at its own address for good. */
export function versionsPage(site: Site): string {
  const { t, pick } = site
  const pairs = successions(site)
  const rows = site.standards.map((one) => {
    const pair = pairs.find(([, to]) => to === one)
    return {
      cells: [
        link(`/standards/${one.standard}/${one.edition}`, escaped(`${pick(one.title)} ${one.edition}`)),
        site.status(one.status),
        escaped(one.issued ?? '—'),
        escaped(one.effective ?? '—'),
        site.records
          .filter(({ standard }) => standard === name(one))
          .map(({ path }) => site.recordLink(path))
          .join(site.comma),
        pair ? link(comparePath(...pair), t(`与 ${pair[0].edition} 比较`, `against ${pair[0].edition}`)) : '',
      ],
    }
  })
  return page(
    {
      slug: '/versions',
      title: t('版本', 'Editions'),
      label: t('全部版本', 'All editions'),
      description: t('每个标准的每个版本，及相邻版本的比较。', 'Every edition of every standard, and the comparison of successive ones.'),
      toc: false,
    },
    [
      `<p>${t('每个版本都留在自己的网址上；新版本不改旧版本。', 'Every edition stays at its own address; a new one changes no old one.')}</p>`,
      table(
        [t('标准', 'Standard'), t('状态', 'Status'), t('发布', 'Issued'), t('实施', 'In force'), t('记录类型', 'Record types'), t('比较', 'Compare')],
        rows,
      ),
    ],
  )
}

/** The differences between two editions: field tables, rules and clauses. */
export function comparePage(site: Site, from: Standard, to: Standard): string {
  const { t, pick } = site
  const [old, now] = [name(from), name(to)]
  const pairs = site.records
    .filter(({ standard }) => standard === now)
    .flatMap((after) => {
      const before = site.records.find((one) => one.standard === old && one.type === after.type)
      return before ? [{ before, after, ...recordChanges(site, before, after) }] : []
    })
  const belongs = (edition: string) => (rule: RuleInput) => rule.clauses.some((clause) => clause.startsWith(`${edition}#`))
  const addedRules = site.rules.filter((rule) => belongs(now)(rule) && !belongs(old)(rule))
  const removedRules = site.rules.filter((rule) => belongs(old)(rule) && !belongs(now)(rule))
  const reweighed = site.rules.flatMap((rule) => {
    const [before, after] = [old, now].map((edition) => site.clause(rule.clauses.find((clause) => clause.startsWith(`${edition}#`)) ?? '')?.modal)
    return before && after && before !== after ? [{ rule, before, after, heavier: weights.indexOf(after) > weights.indexOf(before) }] : []
  })
  const sentences = (standard: Standard) => new Set(Object.values(standard.clauses).flatMap(({ modal, text }) => (modal && text ? [modal + text.zh] : [])))
  const only = (one: Standard, other: Standard) => inOrder(one.clauses).filter(([, { modal, text }]) => modal && text && !sentences(other).has(modal + text.zh))
  const changes = pairs.flatMap(({ after, changed }) => changed.map((one) => ({ ...one, path: after.path })))
  const todo = [
    ...pairs.map(
      ({ after }) =>
        `${site.recordLink(after.path)}：${t('把', 'change ')}${code('$schema')}${t('改为', ' to ')}${code(`${site.base}${after.path}.schema.json`)}${t('，或在报送清单里写', ', or write in the submission’s manifest ')}${code(`standard: ${now}`)}${t('。', '.')}`,
    ),
    ...pairs.flatMap(({ after, added }) =>
      added
        .filter((at) => required(after, at))
        .map((at) => `${t('填写新的必填字段', 'Fill in the new required field')} ${site.fieldLink(after.path, at)}${t('。', '.')}`),
    ),
    ...pairs.flatMap(({ before, removed }) =>
      removed.map((at) => `${t('删去或移走已取消的字段', 'Drop or move the field that is gone')} ${site.fieldLink(before.path, at)}${t('。', '.')}`),
    ),
    ...changes
      .filter(({ direction }) => direction !== 'loosened')
      .map((one) => `${t('核对', 'Check')} ${site.fieldLink(one.path, one.at)}${site.colon}${one.what} ${one.was} → ${one.now}`),
    ...addedRules
      .filter(({ severity }) => severity !== 'info')
      .map((rule) => `${site.severity(rule.severity)} ${site.ruleLink(rule.id, escaped(pick(rule.title)))}${site.colon}${escaped(pick(rule.mend))}`),
    ...reweighed
      .filter(({ heavier }) => heavier)
      .map(({ rule, before, after }) => `${site.ruleLink(rule.id, escaped(pick(rule.title)))}${site.colon}${site.modal(before)}→ ${site.modal(after)}`),
  ]
  const section = (anchor: string, title: string, body: string) => [`## ${title} <!-- #${anchor} -->`, body || `<p>${t('没有。', 'None.')}</p>`]
  const list = (items: string[]) => (items.length > 0 ? `<ul>${items.map((one) => `<li>${one}</li>`).join('')}</ul>` : '')
  const clauses = (owner: string, found: [string, Standard['clauses'][string]][]) =>
    found.length > 0
      ? table(
          [t('条款', 'Clause'), t('内容', 'Text')],
          found.map(([number, one]) => ({
            cells: [link(`/standards/${owner.replace('@', '/')}#${clauseAnchor(number)}`, number), `${site.modal(one.modal)}${escaped(pick(one.text))}`],
          })),
        )
      : ''
  const changed = (direction: Direction) => {
    const found = changes.filter((one) => one.direction === direction)
    const columns = [t('字段', 'Field'), t('何事', 'What'), from.edition, to.edition]
    return found.length > 0
      ? table(
          columns,
          found.map((one) => ({ cells: [site.fieldLink(one.path, one.at), one.what, one.was, one.now] })),
        )
      : ''
  }
  const rules = (found: RuleInput[]) => list(found.map((rule) => `${site.severity(rule.severity)} ${site.ruleLink(rule.id, escaped(pick(rule.title)))}`))
  return page(
    {
      slug: comparePath(from, to),
      title: `${pick(to.title)} ${from.edition} → ${to.edition}`,
      label: `${pick(to.title)} ${from.edition} → ${to.edition}`,
      description: t(
        '增删、收紧、放宽的字段，增删的规则与条款，以及各地要做什么。',
        'Fields added, removed, tightened and loosened, rules and clauses, and what a province must do.',
      ),
    },
    [
      `<p>${t('由两个版本的字段表、规则与条款算出。', 'Computed from the field tables, rules and clauses of the two editions. ')}${site.standardLink(old)} → ${site.standardLink(now)}</p>`,
      ...section('todo', t('各地要做什么', 'What a province must do'), list(todo)),
      ...section(
        'added-fields',
        t('新增字段', 'Fields added'),
        pairs.some(({ added }) => added.length > 0)
          ? table(
              [t('字段', 'Field'), t('名称', 'Title'), t('必填', 'Required'), t('条款', 'Clause')],
              pairs.flatMap(({ after, added }) =>
                added.map((at) => ({
                  cells: [
                    code(at),
                    site.fieldLink(after.path, at),
                    required(after, at) ? t('必填', 'required') : t('可不填', 'optional'),
                    after.fields[at]!.clause ? site.clauseLink(after.fields[at]!.clause!) : '',
                  ],
                })),
              ),
            )
          : '',
      ),
      ...section(
        'removed-fields',
        t('取消的字段', 'Fields removed'),
        list(pairs.flatMap(({ before, removed }) => removed.map((at) => `${site.fieldLink(before.path, at)} ${code(at)}`))),
      ),
      ...section('tightened-fields', t('收紧的字段', 'Fields tightened'), changed('tightened')),
      ...section('loosened-fields', t('放宽的字段', 'Fields loosened'), changed('loosened')),
      ...section('other-fields', t('其他变化的字段', 'Fields changed otherwise'), changed('other')),
      ...section('added-rules', t('新增规则', 'Rules added'), rules(addedRules)),
      ...section('removed-rules', t('取消的规则', 'Rules removed'), rules(removedRules)),
      ...section(
        'reweighed-rules',
        t('轻重变化的规则', 'Rules of another weight'),
        list(reweighed.map(({ rule, before, after }) => `${site.ruleLink(rule.id, escaped(pick(rule.title)))} ${site.modal(before)}→ ${site.modal(after)}`)),
      ),
      ...section('added-clauses', t('新增或改写的条款', 'Clauses added or reworded'), clauses(now, only(to, from))),
      ...section('removed-clauses', t('不再有的条款', 'Clauses no longer there'), clauses(old, only(from, to))),
    ],
  )
}

const weights: string[] = ['可', '宜', '应']

/** Required wherever its parents are required too: an inner field of an optional one is asked of nobody. */
function required({ fields }: RecordInput, at: string): boolean {
  for (let here = at; here !== ''; here = here.slice(0, here.lastIndexOf('/'))) if (!fields[here]?.required) return false
  return true
}
