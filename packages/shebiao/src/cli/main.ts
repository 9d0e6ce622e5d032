#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { version } from '@shebiao/conform/model/version.js'
import type { Arguments } from './arguments.js'

const usage = `社标 shebiao ${version}：检查社会保险公共服务数据是否符合标准
check service data against the standards

  shebiao check <文件|文件夹|->…   检查 (check files, folders, submissions, standard input)
      --standard service-guide@2.0   所依标准；不写则从数据识别 (standard; told from the data where absent)
      --type guide                   记录类型 (record type)
      --profile sichuan              地方画像 (what one place adds)
      --as-of 2026-01-01             检查日期，默认今天；决定版次、代码、豁免 (the day: picks edition, codes, waivers)
      --format text|json|sarif|junit|github|gitlab|html
      --lang zh|en
      --max-findings N               每条规则最多列出多少条，默认 100；全部计数 (listed of each rule; all are counted)
      --findings-out FILE            每一条问题各写一行 JSON (every finding as a line of JSON)
      --output FILE                  报告写入文件 (write the report to a file)
      --threads N                    线程数，默认按数据多少，至多为处理器核数；报告不因此而异 (default: as the data are worth, at most the cores; same report)
      --partial FILE                 只写部分结果，供 merge 合并 (write what was gathered, to be merged)
      --part 3/16                    只检查十六份中的第三份，与 --partial 同用 (one part of the data, for several machines)
  shebiao merge <部分结果|文件夹>…   合并为整体报告 (the report of the whole; --format, --output)
  shebiao explain <规则|字段|条款>   解释 (a rule, a field, a clause)
  shebiao rules [--format json]      全部规则 (every rule)
  shebiao trace [--format json]      来源要求 ↔ 条款 ↔ 字段、规则 ↔ 用例 (traceability; orphans are an error)
  shebiao init [文件夹]              新建一份报送 (a submission to start from)
  shebiao diff <旧> <新> [--format text|json|markdown]   改了什么、影响谁 (what changed, and for whom)
      文件、service-guide@1.0、profile:qingdao、<git 版本>:<文件> (a file, an edition, a profile, <revision>:<file>)
  shebiao sample --records N --out DIR   生成示例数据 (a made-up province of any size, as a submission)
      --seed S                           种子，默认 1；同一种子同一数据 (same seed, same bytes)
      --violations schema=0.02,rule=0.01,dataset=0.005   埋入问题的份额 (violations to plant, listed in planted.ndjson)
      --unlike                           每条记录的文字各不相同，全省须一致的只在空格上不同
                                         (texts of its own in every record; what a province keeps equal differs by spaces alone)
      --large                            只写一个实施清单文件 (implementations alone, in one file)
  shebiao profile check <画像|文件|文件夹> [--format text|json]   画像只收紧、可满足、条款齐备 (a profile only tightens, and can be satisfied)
      --standard service-guide@2.0 --type guide   文件是手写的模式时：与哪个国家模式比较 (a hand-written schema: beside which)
  shebiao profile new <地方>         新建一个画像 (a profile to start from)
  shebiao migrate <数据|文件夹|->… --to service-guide@2.0   迁移到另一版次，并报告丢失；多个文件用 --output 写到文件夹 (to another edition, with a report of losses; several files: a folder with --output)
  shebiao verify <发布文件夹> [--key 公钥]   校验发布，不联网 (signature and sums of a release, offline)
  shebiao --version | --help

退出码 exit code：0 符合 conforms；1 有错误 findings of severity error；2 未能检查 could not check
         diff：0 无破坏性改动 nothing breaks；1 有，或无法判定 breaks or unknown；2 未能比较 could not compare
`

const commands: Record<string, () => Promise<{ default: (args: Arguments) => Promise<number> }>> = {
  check: () => import('./commands/check.js'),
  merge: () => import('./commands/merge.js'),
  explain: () => import('./commands/explain.js'),
  rules: () => import('./commands/rules.js'),
  trace: () => import('./commands/trace.js'),
  init: () => import('./commands/init.js'),
  diff: () => import('./commands/diff.js'),
  sample: () => import('./commands/sample.js'),
  migrate: () => import('./commands/migrate.js'),
  verify: () => import('./commands/verify.js'),
  profile: () => import('./commands/profile.js'),
}

const options = {
  standard: { type: 'string' },
  type: { type: 'string' },
  to: { type: 'string' },
  key: { type: 'string' },
  profile: { type: 'string' },
  'as-of': { type: 'string' },
  format: { type: 'string' },
  lang: { type: 'string' },
  'max-findings': { type: 'string' },
  output: { type: 'string' },
  partial: { type: 'string' },
  part: { type: 'string' },
  threads: { type: 'string' },
  'findings-out': { type: 'string' },
  records: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
  violations: { type: 'string' },
  unlike: { type: 'boolean' },
  large: { type: 'boolean' },
  version: { type: 'boolean', short: 'v' },
  help: { type: 'boolean', short: 'h' },
} as const

// A pipe that was closed by its reader (`| head`) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  // An internal error is no verdict on the data: Node's default exit code 1 would be one.
  process.stderr.write(`内部错误，未能检查 (internal error: nothing was checked)\n${(error as Error).stack ?? error}\n`)
  process.exitCode = 2
}

async function main(argv: string[]): Promise<number> {
  let parsed: { values: Arguments['values']; positionals: string[] }
  try {
    parsed = parseArgs({ args: argv, options, allowPositionals: true })
  } catch (error) {
    return failWithUsage((error as Error).message)
  }
  const { values, positionals } = parsed
  if (values.version) return print(`${version}\n`)
  const [name, ...rest] = positionals
  if (values.help || name === undefined) {
    print(usage)
    return values.help ? 0 : 2
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return failWithUsage(`没有命令 ${name} (no such command)`)
  const asOf = values['as-of']
  if (asOf !== undefined && !isDate(String(asOf))) return failWithUsage(`--as-of 要写成 2026-01-01 的样子：${asOf} (not a date)`)
  return (await command()).default({ positionals: rest, values })
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
}

function failWithUsage(message: string): number {
  process.stderr.write(`${message}\n${usage}`)
  return 2
}

function print(text: string): number {
  process.stdout.write(text)
  return 0
}
