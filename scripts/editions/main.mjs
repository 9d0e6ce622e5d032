// node scripts/editions/main.mjs [--write | --record] [root]
//   without a flag: prints the version step that the differences from the last release require; exits with 1 if there are problems
//   --write: writes the changeset from the differences; --record: records the current editions as released
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { changesetOf, judgeEditions } from './gate.mjs'
import { recordStates, statesOf } from './state.mjs'

const flags = process.argv.slice(2).filter((one) => one.startsWith('--'))
const root = process.argv.slice(2).find((one) => !one.startsWith('--')) ?? fileURLToPath(new URL('../..', import.meta.url))
const unknown = flags.find((flag) => flag !== '--write' && flag !== '--record')
if (unknown) {
  console.error(`没有选项 ${unknown}；可用：--write、--record (no such option)`)
  process.exitCode = 2
} else {
  const states = await statesOf(root)
  const verdict = judgeEditions(root, states)
  const file = join(root, '.changeset', 'editions.md')
  if (flags.includes('--write') && verdict.bump !== 'none') {
    writeFileSync(file, changesetOf(verdict, existsSync(file) ? readFileSync(file, 'utf8') : ''))
    console.log(`已写入 .changeset/editions.md：${verdict.bump}；请在标记以上加一句话 (written; add a sentence above the mark)`)
  } else {
    for (const [name, { status, sha256 }] of states) console.log(`${name}  ${status}  ${sha256.slice(0, 16)}`)
    console.log(`应升 ${verdict.bump}，已声明 ${verdict.declared} (asked for ${verdict.bump}, declared ${verdict.declared})`)
    for (const problem of verdict.problems) console.error(problem)
    process.exitCode = verdict.problems.length > 0 ? 1 : 0
    if (flags.includes('--record') && verdict.problems.length === 0) {
      recordStates(root, JSON.parse(readFileSync(join(root, 'schemas', 'package.json'), 'utf8')).version, states)
      console.log('已记入 schemas/released.json (recorded)')
    }
  }
}
