// npm run renumber -- <standard>: puts data elements into annex A, closes gaps in numbers, and moves every reference.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMap, parseDocument } from 'yaml'
import { elementsOf, elementText, planNumbers } from './plan.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [standard] = process.argv.slice(2)
if (!standard) {
  console.error('用法：npm run renumber -- <标准> (name the standard)')
  process.exit(2)
}
const read = (path) => readFileSync(join(root, path), 'utf8')
const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
  .split('\n')
  .filter(Boolean)
const editions = readdirSync(join(root, 'standards', standard)).map((file) => file.replace('.yaml', ''))
const words = new Map(editions.map((edition) => [edition, parseDocument(read(`standards/${standard}/${edition}.yaml`))]))
const published = [...words].filter(([, document]) => !['draft', 'consultation'].includes(document.get('status')))
if (published.length > 0) {
  console.error(`已发布的版次不重新编号：${published.map(([edition]) => edition).join('、')} (published editions keep their numbers)`)
  process.exit(1)
}

// Rules of the standard: a profile's rules cite clauses of their own.
const ruleFiles = tracked.filter(
  (path) => path.startsWith('packages/conform/src/rules/') && path.endsWith('.ts') && path.split('/').includes(standard) && !path.includes('/profiles/'),
)
const ruleClause = /(\bclause(?::| =) ')([0-9A-Z][0-9.]*)(')/g
const cited = new Set(ruleFiles.flatMap((path) => [...read(path).matchAll(ruleClause)].map(([, , number]) => number)))
const schemaFiles = tracked.filter((path) => path.startsWith(`schemas/${standard}/`) && path.endsWith('.schema.json'))
const { recordTypes } = await import('../../schemas/generated/registry.js')
const own = recordTypes.filter((entry) => entry.standard.startsWith(`${standard}@`))
// Annex A has a section for each record type, in the order of the registry.
const types = [...new Set(own.map(({ type }) => type))]
const fields = []
for (const entry of own)
  for (const { clause } of Object.values((await entry.load()).fields))
    if (clause?.startsWith(`${entry.standard}#`)) fields.push({ clause: clause.split('#')[1], rank: types.indexOf(entry.type) + 1 })
const clauses = Object.assign({}, ...[...words.values()].map((document) => document.toJS().clauses))
const numbers = planNumbers(new Set(Object.keys(clauses)), elementsOf(clauses, fields, cited))
const moved = [...numbers].filter(([old, next]) => old !== next)
if (moved.length === 0) {
  console.log('编号没有空缺，数据元都在附录 A (nothing to do)')
  process.exit(0)
}
const renamed = (number) => numbers.get(number) ?? number

for (const [edition, document] of words) writeFileSync(join(root, `standards/${standard}/${edition}.yaml`), rewritten(document))
replaceIn(schemaFiles, /("x-clause": ")([^"]+)(")/g)
replaceIn(ruleFiles, ruleClause)
const others = tracked.filter(
  (path) => /\.(?:md|ts|tsx|mjs|yaml|json)$/.test(path) && !/(?:^|\/)(?:generated|golden|node_modules|released)\/|package-lock/.test(path),
)
replaceIn(others, new RegExp(`(\\b${standard}(?:@[0-9.]+)?#)([0-9A-Z]+(?:\\.[0-9]+)*)()`, 'g'))
// Arguments of `npm run new`: `bank-outlet/outlet-address-is-stated 7.1`.
replaceIn(others, new RegExp(`(\\b${standard}/\\S+ (?:[a-zA-Z]+ )?)([0-9A-Z]+(?:\\.[0-9]+)+)(?=[ \`'"\\n])()`, 'g'))
replaceIn(others, new RegExp(`(/standards/${standard}/[0-9.]+/?#c-)([0-9A-Z]+(?:-[0-9]+)*)()`, 'g'), '-')
for (const [old, next] of moved) console.log(`${old}\t${next}`)
console.log('核对条文里提到的条款号，再生成、测试 (check numbers named in texts, then generate and test)')
for (const document of words.values())
  for (const [number, { text, note }] of Object.entries(document.toJS().clauses))
    for (const said of [text?.zh, text?.en, note?.zh, note?.en])
      if (/(?<![A-Z/0-9.—-] ?)\b\d+\.\d+/.test(said ?? '')) console.log(`  ${renamed(number)}: ${said}`)

/** One edition with its clauses under their new numbers, in order; what became a data element says only what it is. */
function rewritten(document) {
  const map = document.get('clauses')
  if (!isMap(map)) return document.toString({ lineWidth: 0 })
  const emptied = new Set()
  for (const pair of map.items) {
    const old = String(pair.key.value)
    const next = renamed(old)
    if (next.startsWith('A.') && !old.startsWith('A.')) {
      for (let up = old.slice(0, old.lastIndexOf('.')); up !== ''; up = up.slice(0, Math.max(0, up.lastIndexOf('.')))) emptied.add(up)
      pair.value.set('text', document.createNode(elementText(pair.value.toJS(document).text), { flow: true }))
    }
  }
  const remaining = new Set(map.items.map((pair) => String(pair.key.value)).filter((old) => !renamed(old).startsWith('A.')))
  for (const pair of map.items) {
    const old = String(pair.key.value)
    const isEmpty = emptied.has(old) && ![...remaining].some((other) => other.startsWith(`${old}.`))
    if (isEmpty && !pair.value.has('text'))
      pair.value.set('text', document.createNode({ zh: '数据元见附录 A。', en: 'For the data elements see annex A.' }, { flow: true }))
  }
  for (const pair of map.items) pair.key.value = renamed(String(pair.key.value))
  map.items.sort((a, b) => String(a.key.value).localeCompare(String(b.key.value), 'en', { numeric: true }))
  // The printer pads lists like maps; ours are written [a, b].
  return document
    .toString({ lineWidth: 0 })
    .replaceAll(/\[ (.*?) \]$/gm, '[$1]')
    .replaceAll(/(见 |see |asked in )([0-9]+(?:\.[0-9]+)+)/g, (_, before, number) => before + renamed(number))
}

function replaceIn(files, pattern, separator = '.') {
  for (const path of files) {
    const text = read(path)
    const next = text.replace(pattern, (_, before, number, after) => before + renamed(number.replaceAll('-', '.')).replaceAll('.', separator) + after)
    if (next !== text) writeFileSync(join(root, path), next)
  }
}
