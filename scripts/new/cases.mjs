import { placeIn } from './access.mjs'
import { editorLine, flow, inSentence } from './format.mjs'
import { refuse } from './refuse.mjs'
import { changed, dataSetFindings, examplesOf, findingsOf, placeFor, placeholderOf, valueAt } from './trial.mjs'

/** Cases of a rule on one text: as it is stated, and the placeholder; the findings of other rules are found out. */
export async function textCases(path, target, workspace) {
  const placeholder = placeholderOf(target.id)
  const name = inSentence(target.field.en)
  for (const { record, at, example, found } of candidates(target, workspace)) {
    const stated = statedIn(workspace, target, example, at)
    if ((await found(stated)).length > 0) continue
    const finds = [{ rule: target.id, at }, ...(await found(placeholder))]
    return `${editorLine(path, 'cases')}${listed([`it: accepts ${name} as stated`, ...record(stated)])}${listed([
      `it: refuses a placeholder for ${name}`,
      ...record(placeholder),
      `finds: ${flow(finds)}`,
    ])}`
  }
  return noExample(target)
}

/** A case as it is stated, and one at the limit and the first value beyond it. */
export async function boundaryCases(path, target, { value, at: inner, within }, workspace) {
  const name = inSentence(target.field.en)
  for (const { record, at, example, found } of candidates(target, workspace)) {
    const stated = statedIn(workspace, target, example, at)
    if ((await found(stated)).length + (await found(within ?? value)).length > 0) continue
    const finds = [{ rule: target.id, at }, ...(await found(within ? { ...within, value: value + 1 } : value + 1))]
    return `${editorLine(path, 'cases')}${listed([`it: accepts ${name} as stated`, ...record(stated)])}${listed([
      `it: limits ${name} to ${value}`,
      ...record(within),
      `boundary: ${flow({ at: at + inner, accepts: value, refuses: value + 1 })}`,
      `finds: ${flow(finds)}`,
    ])}`
  }
  return noExample(target)
}

/** Data sets of one and of two records with the placeholder; where other rules refuse even one, of one without it. */
export async function dataSetCases(path, target, workspace) {
  const { base } = workspace.source
  const placeholder = placeholderOf(target.id)
  const name = inSentence(target.field.en)
  for (const isMarked of [true, false]) {
    for (const { record, at, example, of } of candidates(target, workspace, ['.coded', '.minimal', ''])) {
      const marked = changed(example, { [at]: placeholder })
      const accepted = isMarked ? marked : example
      if ((await dataSetFindings(of, base, [accepted])).length > 0) continue
      const finds = [{ rule: target.id, record: 0, at }, ...(await dataSetFindings(of, base, [marked, marked]))]
      const [from, ...rest] = record(placeholder)
      return `${editorLine(path, 'cases')}${listed([
        `it: accepts one ${isMarked ? `placeholder for ${name}` : 'record as it is'}`,
        'records:',
        ...nested(isMarked ? [from, ...rest] : record(undefined)),
      ])}${listed([`it: refuses two placeholders for ${name}`, 'records:', ...nested([from, 'times: 2', ...rest]), `finds: ${flow(finds)}`])}`
    }
  }
  return noExample(target)
}

/**
 * Each record that a case may begin from and that has room for the field: `record` gives the lines of a case that puts a value
 * there, `found` what the present rules find then.
 */
function* candidates(target, workspace, order) {
  const of = { path: target.newest.path, profile: target.profile }
  for (const { from, set, remove, example } of examplesOf(workspace, target, order)) {
    const at = placeFor(example, target.pointer)
    if (at === undefined) continue
    const record = (value) => {
      const all = value === undefined ? set : { ...set, [at]: value }
      return [`from: ${from}`, ...(remove ? [`remove: ${flow(remove)}`] : []), ...(Object.keys(all).length > 0 ? [`set: ${flow(all)}`] : [])]
    }
    yield { record, at, example, of, found: (value) => findingsOf(of, changed(example, { [at]: value })) }
  }
}

/** The value of the field in the record, or where it has none in the full example. */
function statedIn({ source }, { newest, pointer }, example, at) {
  const full = source.examples.get(newest.path)
  return valueAt(example, at) ?? valueAt(full, placeIn(full, pointer))
}

const listed = ([first, ...rest]) => `- ${first}\n${rest.map((line) => `  ${line}\n`).join('')}`
const nested = ([first, ...rest]) => [`  - ${first}`, ...rest.map((line) => `    ${line}`)]

function noExample({ profile, newest, pointer }) {
  const owner = profile ?? newest.path
  return refuse(
    `没有一份样例改动 ${pointer} 后仍符合 ${owner} 的其他规则，请换 --field 或手写用例`,
    'no example conforms to the other rules: choose another --field, or write the cases by hand',
  )
}
