// Packs the published packages, checks the tarballs with publint and Are The Types Wrong, installs them in a folder outside of the
// workspace and runs the command there.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = (command, args, cwd = root) => execFileSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' })
const folder = mkdtempSync(join(tmpdir(), 'shebiao-pack-'))
try {
  for (const name of ['schemas', 'packages/conform', 'packages/shebiao']) {
    run('npm', ['pack', '--silent', '--pack-destination', folder], join(root, name))
    console.log(run('npx', ['publint', '--strict', '--pack', 'npm'], join(root, name)).trim())
  }
  const tarballs = readdirSync(folder).filter((file) => file.endsWith('.tgz'))
  for (const file of tarballs) {
    run('npx', ['attw', join(folder, file), '--profile', 'esm-only', '--exclude-entrypoints', ...untyped(file), ...editions(file)])
    console.log(`${file}: types are correct`)
  }
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}')
  run('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefer-offline', ...tarballs.map((file) => `./${file}`)], folder)
  writeFileSync(
    join(folder, 'guide.json'),
    '{"$schema":"https://shebiao.example/schemas/service-guide/2.0/guide.schema.json","itemName":"职工参保登记","processFlow":3}',
  )
  let found = ''
  try {
    run('npx', ['shebiao', 'check', 'guide.json', '--format', 'json'], folder)
  } catch (error) {
    if (error.status !== 1) throw error
    found = error.stdout
  }
  if (!JSON.parse(found).findings.some(({ rule, at }) => rule === 'value-type' && at === '/processFlow'))
    throw new Error('the installed command did not find what is wrong')
  console.log('installed from the tarballs: the command checks')
} finally {
  rmSync(folder, { recursive: true, force: true })
}

// Editions are found by a pattern, which does not name its entry points.
function editions(file) {
  if (!file.includes('schemas')) return []
  const generated = join(root, 'schemas/generated')
  const names = readdirSync(generated, { recursive: true }).map((path) => path.replaceAll('\\', '/'))
  return ['--include-entrypoints', ...names.flatMap((path) => /^([a-z-]+\/\d+\.\d+)\/index\.js$/.exec(path)?.[1] ?? []).map((name) => `./${name}`)]
}

// Entry points without types: they are data.
function untyped(file) {
  return file.includes('schemas') ? ['./generated/*', './cases/*', './package.json', './common/1.0'] : ['./package.json']
}
