// node scripts/release/main.mjs --dry-run [--out folder]         bundles the tree as it is, signed with a throwaway key
// node scripts/release/main.mjs --key secret.key [--out folder]  sets versions by the changesets, records the editions, builds, signs
// --no-site leaves out the site, which is most of the archive. A dry run includes the site only if it is built already.
// The key is a secret key of minisign (with its password, if any, in MINISIGN_PASSWORD) or an Ed25519 key in PEM.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import getReleasePlan from '@changesets/get-release-plan'
import { judgeEditions } from '../editions/gate.mjs'
import { recordStates, statesOf } from '../editions/state.mjs'
import { writeBundle } from './bundle.mjs'
import { readKey, throwawayKey } from './sign.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values } = parseArgs({
  options: {
    'dry-run': { type: 'boolean' },
    'no-site': { type: 'boolean' },
    key: { type: 'string' },
    out: { type: 'string', default: join(root, 'release') },
  },
})
const out = resolve(values.out)
const { key, problem } = prepare()
if (problem) {
  console.error(problem)
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
    const isDryRun = values.key === undefined
    if (!isDryRun) {
      const run = (command, ...args) => execFileSync(command, args, { cwd: root, stdio: 'inherit' })
      run('npx', 'changeset', 'version')
      // The SBOM takes the versions from the lock file.
      run('npm', 'install', '--package-lock-only', '--ignore-scripts', '--offline')
      recordStates(root, versionOf(), states)
      run('npm', 'run', 'build')
      if (!values['no-site']) run('npm', 'run', 'docs:build')
    }
    mkdirSync(out, { recursive: true })
    const site = join(root, 'docs', 'build')
    const hasSite = !values['no-site'] && existsSync(site)
    const files = await writeBundle(root, out, { key, version: versionOf(), nextVersion, isDryRun, states, ...(hasSite && { site }) })
    if (!hasSite && !values['no-site']) console.error('网站尚未构建，未收入；先 npm run docs:build (the site is not built and left out)')
    console.log(`${out}: ${files.length} 个文件；校验：shebiao verify ${out} (files; verify)`)
  }
}

/** Checks the options and reads the key before anything is changed. Returns the key, or the problem. */
function prepare() {
  if (Boolean(values['dry-run']) === (values.key !== undefined)) return { problem: '要么 --dry-run，要么 --key 私钥文件 (either --dry-run or --key)' }
  if (existsSync(out) && readdirSync(out).length > 0) return { problem: `${out} 不是空文件夹 (not an empty folder)` }
  if (values.key === undefined) return { key: throwawayKey() }
  try {
    // biome-ignore lint/suspicious/noUndeclaredEnvVars: turbo runs no release
    return { key: readKey(readFileSync(values.key, 'utf8'), process.env.MINISIGN_PASSWORD) }
  } catch (error) {
    return { problem: `${values.key}: ${error.message}` }
  }
}

function versionOf() {
  return JSON.parse(readFileSync(join(root, 'schemas', 'package.json'), 'utf8')).version
}
