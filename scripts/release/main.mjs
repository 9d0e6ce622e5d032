// node scripts/release/main.mjs --dry-run [--out folder]       a bundle of the tree as it is, signed with a key worth nothing
// node scripts/release/main.mjs --key secret.pem [--out folder]  versions by the changesets, records the editions, builds, signs
import { execFileSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import getReleasePlan from '@changesets/get-release-plan'
import { judgeEditions } from '../editions/gate.mjs'
import { recordStates, statesOf } from '../editions/state.mjs'
import { writeBundle } from './bundle.mjs'
import { throwawayKey } from './sign.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean' }, key: { type: 'string' }, out: { type: 'string', default: join(root, 'release') } } })
const out = resolve(values.out)
const wrong =
  (Boolean(values['dry-run']) === (values.key !== undefined) && '要么 --dry-run，要么 --key 私钥文件 (either --dry-run or --key)') ||
  (existsSync(out) && readdirSync(out).length > 0 && `${out} 不是空文件夹 (not an empty folder)`)
if (wrong) {
  console.error(wrong)
  process.exitCode = 2
} else {
  const states = await statesOf(root)
  const { problems } = judgeEditions(root, states)
  if (problems.length > 0) {
    console.error(problems.join('\n'))
    process.exitCode = 1
  } else {
    const { releases } = await (getReleasePlan.default ?? getReleasePlan)(root)
    const nextVersion = releases.find(({ name }) => name === '@shebiao/schemas')?.newVersion ?? null
    if (values.key !== undefined) {
      execFileSync('npx', ['changeset', 'version'], { cwd: root, stdio: 'inherit' })
      recordStates(root, versionOf(), states)
      execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' })
    }
    mkdirSync(out, { recursive: true })
    const key = values.key === undefined ? throwawayKey() : createPrivateKey(readFileSync(values.key))
    const files = writeBundle(root, out, { key, version: versionOf(), nextVersion, isDryRun: values.key === undefined, states })
    console.log(`${out}: ${files.length} 个文件；校验：shebiao verify ${out} (files; verify)`)
  }
}

function versionOf() {
  return JSON.parse(readFileSync(join(root, 'schemas', 'package.json'), 'utf8')).version
}
