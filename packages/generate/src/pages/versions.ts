import type { Standard } from '../source.js'
import type { RecordInput } from './input.js'
import { values } from './record.js'
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
          .join('、'),
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

/** What changed between two editions, told from their field tables, rules and clauses. */
export function comparePage(site: Site, from: Standard, to: Standard): string {
  const { t, pick } = site
  const [old, now] = [name(from), name(to)]
  const pairs = site.records
    .filter(({ standard }) => standard === now)
    .flatMap((after) => {
      const before = site.records.find((one) => one.standard === old && one.type === after.type)
      return before ? [{ before, after, ...fieldChanges(site, before, after) }] : []
    })
  const belongs = (edition: string) => (rule: { clauses: string[] }) => rule.clauses.some((clause) => clause.startsWith(`${edition}#`))
  const addedRules = site.rules.filter((rule) => belongs(now)(rule) && !belongs(old)(rule))
  const removedRules = site.rules.filter((rule) => belongs(old)(rule) && !belongs(now)(rule))
  const said = (standard: Standard) => new Set(Object.values(standard.clauses).flatMap(({ modal, text }) => (modal && text ? [text.zh] : [])))
  const newClauses = inOrder(to.clauses).filter(([, one]) => one.modal && one.text && !said(from).has(one.text.zh))
  const oldClauses = inOrder(from.clauses).filter(([, one]) => one.modal && one.text && !said(to).has(one.text.zh))
  const none = `<p>${t('没有。', 'None.')}</p>`
  const todo = [
    ...pairs.flatMap(({ after, added, changed }) => [
      ...added.filter((at) => required(after, at)).map((at) => `${t('填写新的必填字段', 'Fill in the new required field')} ${site.fieldLink(after.path, at)}`),
      ...changed
        .filter((one) => one.now === t('必填', 'required'))
        .map(({ at }) => `${t('填写现在必填的字段', 'Fill in what is now required')} ${site.fieldLink(after.path, at)}`),
    ]),
    ...pairs.flatMap(({ before, removed }) =>
      removed.map((at) => `${t('删去或移走已取消的字段', 'Drop or move the field that is gone')} ${site.fieldLink(before.path, at)}`),
    ),
    ...addedRules
      .filter(({ severity }) => severity !== 'info')
      .map((rule) => `${site.severity(rule.severity)} ${site.ruleLink(rule.id, escaped(pick(rule.title)))}：${escaped(pick(rule.mend))}`),
  ]
  const clauseRows = (owner: string, clauses: [string, Standard['clauses'][string]][]) =>
    clauses.map(([number, one]) => ({
      cells: [link(`/standards/${owner.replace('@', '/')}#${clauseAnchor(number)}`, number), `${site.modal(one.modal)}${escaped(pick(one.text))}`],
    }))
  const section = (anchor: string, title: string, body: string) => [`## ${title} <!-- #${anchor} -->`, body || none]
  const list = (items: string[]) => (items.length > 0 ? `<ul>${items.map((one) => `<li>${one}</li>`).join('')}</ul>` : '')
  return page(
    {
      slug: comparePath(from, to),
      title: `${pick(to.title)} ${from.edition} → ${to.edition}`,
      label: `${pick(to.title)} ${from.edition} → ${to.edition}`,
      description: t(
        '增删的字段、必填与取值的变化、增删的规则与条款，以及各地要做什么。',
        'Fields, rules and clauses added and removed, and what a province must do.',
      ),
    },
    [
      `<p>${t('由两个版本的字段表、规则与条款算出。', 'Computed from the field tables, rules and clauses of the two editions.')}${site.standardLink(old)} → ${site.standardLink(now)}</p>`,
      ...section('todo', t('各地要做什么', 'What a province must do'), list(todo)),
      ...section(
        'added-fields',
        t('新增字段', 'Fields added'),
        list(pairs.flatMap(({ after, added }) => added.map((at) => `${site.fieldLink(after.path, at)} ${code(at)}`))),
      ),
      ...section(
        'removed-fields',
        t('取消的字段', 'Fields removed'),
        list(pairs.flatMap(({ before, removed }) => removed.map((at) => `${site.fieldLink(before.path, at)} ${code(at)}`))),
      ),
      ...section(
        'changed-fields',
        t('变化的字段', 'Fields changed'),
        pairs.some(({ changed }) => changed.length > 0)
          ? table(
              [t('字段', 'Field'), t('何事', 'What'), from.edition, to.edition],
              pairs.flatMap(({ after, changed }) => changed.map((one) => ({ cells: [site.fieldLink(after.path, one.at), one.what, one.was, one.now] }))),
            )
          : '',
      ),
      ...section(
        'added-rules',
        t('新增规则', 'Rules added'),
        list(addedRules.map((rule) => `${site.severity(rule.severity)} ${site.ruleLink(rule.id, escaped(pick(rule.title)))}`)),
      ),
      ...section('removed-rules', t('取消的规则', 'Rules removed'), list(removedRules.map((rule) => site.ruleLink(rule.id, escaped(pick(rule.title)))))),
      ...section(
        'added-clauses',
        t('新增或改写的条款', 'Clauses added or reworded'),
        newClauses.length > 0 ? table([t('条款', 'Clause'), t('内容', 'Text')], clauseRows(now, newClauses)) : '',
      ),
      ...section(
        'removed-clauses',
        t('不再有的条款', 'Clauses no longer there'),
        oldClauses.length > 0 ? table([t('条款', 'Clause'), t('内容', 'Text')], clauseRows(old, oldClauses)) : '',
      ),
    ],
  )
}

/** Required wherever its parents are required too: an inner field of an optional one is asked of nobody. */
function required({ fields }: RecordInput, at: string): boolean {
  for (let here = at; here !== ''; here = here.slice(0, here.lastIndexOf('/'))) if (!fields[here]?.required) return false
  return true
}

interface FieldChange {
  at: string
  what: string
  was: string
  now: string
}

function fieldChanges(site: Site, before: RecordInput, after: RecordInput): { added: string[]; removed: string[]; changed: FieldChange[] } {
  const { t } = site
  const places = (record: RecordInput) => Object.keys(record.fields).filter((at) => at !== '' && !at.endsWith('/*'))
  // An inner field comes and goes with its parent.
  const outermost = (all: string[]) => all.filter((at) => !all.some((one) => at.startsWith(`${one}/`)))
  const added = outermost(places(after).filter((at) => !before.fields[at]))
  const removed = outermost(places(before).filter((at) => !after.fields[at]))
  const changed = places(after).flatMap((at): FieldChange[] => {
    const [was, now] = [before.fields[at], after.fields[at]]
    if (!was || !now) return []
    const out: FieldChange[] = []
    const differ = (what: string, a: string, b: string) => {
      if (a !== b) out.push({ at, what, was: a || '—', now: b || '—' })
    }
    const asked = (field: { required?: true }) => (field.required ? t('必填', 'required') : t('可不填', 'optional'))
    differ(t('必填', 'Required'), asked(was), asked(now))
    differ(t('取值', 'Values'), values(site, was, before.fields[`${at}/*`]), values(site, now, after.fields[`${at}/*`]))
    differ(t('类型', 'Type'), was.type ?? '', now.type ?? '')
    differ(t('名称', 'Title'), escaped(t(was.title, was.en)), escaped(t(now.title, now.en)))
    return out
  })
  return { added, removed, changed }
}
