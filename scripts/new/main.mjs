// npm run new -- <what> …: writes the files of a new rule, field, code, profile, standard or edition, and says what to do next.
//   What it writes passes as it stands: generate, build, corpus and the repository's tests stay green.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

if (!existsSync(join(root, 'packages/generate/dist/main.js'))) {
  console.error('尚未构建，请先运行 npm run build (not built yet: run npm run build)')
  process.exit(2)
}
const { kindOf, kinds, planOf, refresh, write } = await import('./scaffold.mjs')
const { Refusal } = await import('./refuse.mjs')
const [what, ...args] = process.argv.slice(2)
try {
  if (what === undefined || what === '--help') console.log(await help())
  else await run()
  if (what === undefined) process.exitCode = 2
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(error.message)
  process.exitCode = 2
}

async function run() {
  refresh(what, root)
  const kind = await kindOf(what)
  if (args.includes('--help')) {
    console.log(kind.usage)
    return
  }
  const plan = await planOf(kind, args, async () => (await import('./workspace.mjs')).openWorkspace(root))
  write(root, plan)
  const { create, change = {}, notes = [], next } = plan
  const width = Math.max(...next.map(([command]) => columns(command)))
  list('已写入 (written)', Object.keys(create))
  list('已改动 (changed)', Object.keys(change))
  list('请注意 (note)', notes)
  list(
    '接下来 (next)',
    next.map(([command, zh, en]) => `${command}${' '.repeat(width - columns(command))}   ${zh} (${en})`),
  )
}

/** The width of a text in a terminal: a Chinese character takes two columns. */
function columns(text) {
  return [...text].reduce((sum, one) => sum + (one.charCodeAt(0) > 0x2e7f ? 2 : 1), 0)
}

function list(title, lines) {
  if (lines.length > 0) console.log([title, ...lines.map((line) => `  ${line}`)].join('\n'))
}

async function help() {
  const lines = ['用法 (usage): npm run new -- <what> …']
  for (const [kind, [zh, en]] of Object.entries(kinds)) lines.push(`${zh} (${en})\n  ${(await import(`./kinds/${kind}.mjs`)).usage}`)
  return lines.join('\n\n')
}
