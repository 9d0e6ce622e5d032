// node integrations/outside/node-versions.mjs [22 24 26]
// Runs the packed command and the tests of the library on each version of Node that people have, as the npm packages node-<system>
// bring it. A version that cannot be had is named and not run; where none can be had, nothing was shown, and that is a failure.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { install, pack, root } from './pack.mjs'

const versions = process.argv.length > 2 ? process.argv.slice(2) : ['22', '24', '26']
/** Most that the tests of the library may take on one version, in milliseconds. */
const longest = 300_000
const folder = mkdtempSync(join(tmpdir(), 'shebiao-node-'))
const failed = []
let tried = 0

try {
  const outside = join(folder, 'outside')
  install(outside, pack(join(folder, 'tarballs')))
  writeFileSync(join(outside, 'guide.json'), '{"itemName":"职工参保登记","processFlow":3}')
  for (const version of versions) {
    const node = nodeOf(version)
    if (!node) {
      console.log(`Node ${version} 没有取得，未运行 (could not be had: not run)`)
      continue
    }
    tried++
    const problem = commandProblem(node, outside) ?? libraryProblem(node)
    console.log(
      `Node ${spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()}：${problem ?? '命令与库的测试通过 (the command and the tests of the library pass)'}`,
    )
    if (problem) failed.push(version)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (tried === 0) console.error('没有取得任何版本 (no version could be had)')
process.exitCode = tried === 0 || failed.length > 0 ? 1 : 0

/** The path of a Node of a major version, taken from the registry; undefined where it cannot be had. */
function nodeOf(version) {
  const into = join(folder, version)
  mkdirSync(into)
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}@${version}`
  const packed = spawnSync('npm', ['pack', '--silent', '--pack-destination', into, name], { encoding: 'utf8', timeout: 120_000, cwd: into })
  const tarball = readdirSync(into).find((file) => file.endsWith('.tgz'))
  if (packed.status !== 0 || !tarball || spawnSync('tar', ['-xzf', tarball], { cwd: into }).status !== 0) return undefined
  const node = join(into, 'package', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const { stdout = '' } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  return stdout?.startsWith(`v${version}.`) ? node : undefined
}

function commandProblem(node, cwd) {
  const bin = join(cwd, 'node_modules', 'shebiao', 'bin', 'shebiao.js')
  const { status, stdout, stderr } = spawnSync(node, [bin, 'check', 'guide.json', '--standard', 'service-guide@2.0', '--format', 'json'], {
    cwd,
    encoding: 'utf8',
  })
  const isFound = status === 1 && JSON.parse(stdout).findings.some(({ rule, at }) => rule === 'value-type' && at === '/processFlow')
  return isFound && stderr === '' ? undefined : `命令没有找出错误 (the command did not find what is wrong): ${status} ${stderr}`
}

function libraryProblem(node) {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  // What the tests start is of the same version.
  const env = { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) }
  const { status, signal } = spawnSync(node, [vitest, 'run', '--root', join(root, 'packages', 'conform')], { env, stdio: 'inherit', timeout: longest })
  return status === 0 ? undefined : `库的测试不通过 (tests of the library fail): ${signal ?? status}`
}
