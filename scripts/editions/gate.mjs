// Compares the editions with the last release: computes the version step, and lists the problems that prevent a release.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CompareError, compareEditions } from '../../packages/compat/dist/index.js'
import { compareNumbers, isPublished, statuses } from '../../packages/generate/dist/index.js'
import { digest, keptEdition, releasedOf } from './state.mjs'

const steps = ['none', 'patch', 'minor', 'major']
const larger = (a, b) => (steps.indexOf(a) >= steps.indexOf(b) ? a : b)

/**
 * Returns the computed version step (`bump`), the step that changesets declare, the differences by edition, and the problems: released
 * editions that changed, edition numbers that rise too little above the replaced edition, a declared step that is too small.
 */
export function judgeEditions(root, states) {
  const released = releasedOf(root)
  const problems = []
  const differences = []
  let bump = 'none'
  for (const [name, was] of Object.entries(released.editions)) {
    const kept = keptEdition(root, name)
    if (!kept || digest(kept) !== was.sha256) {
      problems.push(`${name}: schemas/released 中保存的内容与 released.json 的散列不符 (what was kept of the release is not what its hash says)`)
      bump = 'major'
      continue
    }
    const now = states.get(name)
    if (!now) {
      if (isPublished(was)) problems.push(`${name}: 已发布的版次不得删去 (a released edition is gone)`)
      differences.push({ name, gone: true })
      bump = 'major'
      continue
    }
    const comparison = compared(name, kept, now.edition, problems)
    if (!comparison) bump = 'major'
    else if (comparison.changes.length > 0) {
      bump = larger(bump, comparison.bump)
      differences.push({ name, old: name, comparison })
    }
    if (isPublished(was)) problems.push(...frozenProblems(name, was, now, comparison))
  }
  for (const [name, { replaces, edition }] of states) {
    const former = replaces === null ? undefined : (states.get(replaces)?.edition ?? keptEdition(root, replaces))
    const comparison = former && compared(name, former, edition, problems)
    if (comparison) problems.push(...numberProblems(replaces, name, comparison))
    if (released.editions[name]) continue
    bump = larger(bump, 'minor')
    differences.push(comparison ? { name, old: replaces, comparison } : { name, added: true })
  }
  const declared = declaredBump(root)
  // Without changes since the last release, no changeset is required.
  if (steps.indexOf(declared) < steps.indexOf(bump)) {
    const why = differences.map(({ name, comparison }) => comparison && `  ${name}${reasonOf(comparison)}`).filter(Boolean)
    problems.push([`变更集声明 ${declared}，按改动应为 ${bump} (the changesets declare ${declared}, the differences ask for ${bump})`, ...why].join('\n'))
  }
  return { bump, declared, differences, problems }
}

function compared(name, old, next, problems) {
  try {
    return compareEditions(old, next)
  } catch (error) {
    if (!(error instanceof CompareError)) throw error
    problems.push(`${name} ${error.message}`)
    return undefined
  }
}

function frozenProblems(name, was, now, comparison) {
  const problems = []
  if (now.sha256 !== was.sha256) {
    const listed = (comparison?.changes ?? []).filter(({ kind }) => kind !== 'annotation').map(({ zh, en, place }) => `  ${place.data || '/'} ${zh} (${en})`)
    problems.push(
      [`${name}: 已发布的版次只可改说明，其余改动另立新版 (released: only annotations may change)`, ...listed, comparison ? `  ${reasonOf(comparison)}` : '']
        .filter(Boolean)
        .join('\n'),
    )
  }
  if (statuses.indexOf(now.status) < statuses.indexOf(was.status))
    problems.push(`${name}: 状态不能从 ${was.status} 退回 ${now.status} (a life cycle does not go back)`)
  if (now.issued !== was.issued) problems.push(`${name}: 发布日期已经是 ${was.issued}，不能改为 ${now.issued} (the day of issue does not change)`)
  return problems
}

/** Problems of an edition number: it must rise as far as the changes to the replaced edition require. */
function numberProblems(old, next, comparison) {
  const [before, after] = [old, next].map((name) => name.split('@')[1].split('.').map(Number))
  const risen = after[0] > before[0] ? 'major' : compareNumbers(next.split('@')[1], old.split('@')[1]) > 0 ? 'minor' : 'none'
  if (steps.indexOf(risen) >= steps.indexOf(comparison.bump === 'patch' ? 'none' : comparison.bump)) return []
  return [
    `${next}: 代替 ${old}，改动为 ${comparison.bump}，版次号升得不够 (its number rises too little for a ${comparison.bump} change)${reasonOf(comparison)}`,
  ]
}

/** Why a step is not smaller: the first difference that breaks somebody, and a witness: a document that one side accepts only. */
function reasonOf({ oldWithinNew, newWithinOld, changes }) {
  const shown = [
    [oldWithinNew, '旧版符合而新版不符合的数据 (accepted by the old, refused by the new)'],
    [newWithinOld, '新版符合而旧版不符合的数据 (accepted by the new, refused by the old)'],
  ].find(([answer]) => answer.answer === 'refuted')
  const change = changes.find(({ breaks }) => breaks.producers) ?? changes.find(({ kind }) => kind !== 'annotation')
  return [change && `：${change.zh} (${change.en})`, shown && `\n    ${shown[1]}: ${JSON.stringify(shown[0].witness)}`].filter(Boolean).join('')
}

/** The largest step that a changeset declares. All packages are released together. */
export function declaredBump(root) {
  let declared = 'none'
  for (const file of readdirSync(join(root, '.changeset')).filter((name) => name.endsWith('.md') && name !== 'README.md')) {
    const [, head = ''] = readFileSync(join(root, '.changeset', file), 'utf8').split(/^---\s*$/m)
    for (const [, step] of head.matchAll(/^["']?@shebiao\/[a-z-]+["']?:\s*(\w+)\s*$/gm)) declared = larger(declared, step)
  }
  return declared
}

const mark = '<!-- 以下由改动写成 written from the differences -->'

/** Writes a changeset from the differences, in Chinese and English. Keeps the text of `before` above the mark: a person wrote it. */
export function changesetOf({ bump, differences }, before = '') {
  const [, , body = ''] = before.split(/^---\s*$/m)
  const own = body.split(mark)[0].trim()
  const lines = differences.flatMap(({ name, old, comparison, gone }) => {
    if (!comparison) return [`### ${name}`, '', gone ? '- 删去。 Removed.' : '- 首次收入。 New.', '']
    return [`### ${old === name ? name : `${old} → ${name}`}`, '', ...comparison.changes.map(entry), '']
  })
  return `---\n"@shebiao/schemas": ${bump}\n---\n\n${own === '' ? '' : `${own}\n\n`}${mark}\n\n${lines.join('\n').trimEnd()}\n`
}

function entry({ zh, en, place, clause, breaks }) {
  const effect = [breaks.producers && '影响填报方 breaks producers', breaks.readers && '影响使用方 breaks readers'].filter(Boolean).join('、')
  return `- \`${place.type ? `${place.type} ` : ''}${place.data || '/'}\` ${zh}。${en}.${clause ? ` ${clause}` : ''}${effect ? ` — ${effect}` : ''}`
}
