import { closeSync, existsSync, mkdirSync, openSync, readdirSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { province } from '@shebiao/conform/sample/agencies.js'
import { type Kind, kinds, planted, type Shares } from '@shebiao/conform/sample/plant.js'
import { fewestRecords, implementations, type SampleFile, sampleFiles } from '@shebiao/conform/sample/sample-files.js'
import type { Arguments } from '../arguments.js'
import { fail, print } from '../fail.js'

/** Thrown for an invalid command line. */
class UsageError extends Error {}

// The sample numbers its agencies with seven digits.
const maxNumber = 100_000_000

const usage = '用法 (usage)：shebiao sample --records N --out DIR [--seed S] [--violations schema=0.02,rule=0.01,dataset=0.005] [--unlike] [--large]'

/**
 * `shebiao sample`: writes a fictitious province of any size as a submission, and the list of planted violations (`planted.ndjson`).
 * Memory does not grow with the data. Returns 2, and writes nothing, if the command line is invalid.
 */
export default async function sample({ positionals, values }: Arguments): Promise<number> {
  try {
    if (positionals.length > 0) throw new UsageError(`多余的参数 ${positionals.join(' ')} (unexpected argument)`)
    const records = wholeNumber('records', values.records, 1)
    const seed = values.seed === undefined ? 1 : wholeNumber('seed', values.seed, 0)
    const shares = sharesOf(values.violations)
    const large = values.large === true
    const unlike = values.unlike === true
    if (!large && records < fewestRecords)
      throw new UsageError(`--records 至少 ${fewestRecords}：更少的记录放不下全部事项 (fewer records cannot hold every item)`)
    const folder = folderOf(values.out)
    return write(large ? [implementations(records, seed, unlike)] : sampleFiles(records, seed, unlike), seed, shares, folder)
  } catch (error) {
    const isExpected = error instanceof UsageError || (error as NodeJS.ErrnoException).code !== undefined
    if (!isExpected) throw error
    return fail((error as Error).message, ...(error instanceof UsageError ? usage.split('\n') : []))
  }
}

function write(files: SampleFile[], seed: number, shares: Shares, folder: string): number {
  mkdirSync(folder, { recursive: true })
  const hasViolations = kinds.some((kind) => shares[kind] > 0)
  const findings = hasViolations ? new LineWriter(join(folder, 'planted.ndjson')) : undefined
  let [records, count, bytes] = [0, 0, 0]
  for (const file of files) {
    const lines = new LineWriter(join(folder, file.path))
    for (const { record, planted: found } of planted(file, seed, shares)) {
      lines.add(record)
      for (const one of found) findings!.add(one)
      count += found.length
    }
    lines.close()
    records += file.count
    bytes += lines.bytes
  }
  findings?.close()
  writeFileSync(join(folder, 'shebiao.yaml'), manifest(files))
  const size = (bytes / 1e6).toFixed(1)
  print(
    `已写入 ${folder}：${records} 条示例记录，${size} MB，埋入 ${count} 处问题 (${records} sample records, ${count} findings planted)`,
    `接下来 (next)：shebiao check ${folder}`,
  )
  return 0
}

/** Writes a new file with a JSON value on each line. Output is buffered. */
class LineWriter {
  /** Bytes written so far. */
  bytes = 0
  private readonly file: number
  private texts: string[] = []
  private length = 0

  constructor(path: string) {
    this.file = openSync(path, 'wx')
  }

  add(value: unknown): void {
    const text = JSON.stringify(value)
    this.texts.push(text, '\n')
    this.length += text.length + 1
    if (this.length > 1 << 20) this.flush()
  }

  close(): void {
    this.flush()
    closeSync(this.file)
  }

  private flush(): void {
    const bytes = Buffer.from(this.texts.join(''))
    // A write may be partial.
    for (let done = 0; done < bytes.length; ) done += writeSync(this.file, bytes, done)
    this.bytes += bytes.length
    this.texts = []
    this.length = 0
  }
}

function manifest(files: SampleFile[]): string {
  const listed = files.map(({ path, standard, type }) => `  - { path: ${path}, standard: ${standard}, type: ${type} }\n`)
  return `# 示例数据，由 shebiao sample 生成，非真实事项 (made up: no real items)\nregion: "${province}"\nfiles:\n${listed.join('')}`
}

function wholeNumber(name: string, given: string | boolean | undefined, minimum: number): number {
  if (given === undefined) throw new UsageError(`缺少 --${name} (missing)`)
  const value = Number(given)
  if (!/^\d+$/.test(String(given)) || !Number.isSafeInteger(value) || value < minimum || value > maxNumber)
    throw new UsageError(`--${name} ${given}：须为 ${minimum} 至 ${maxNumber} 的整数 (must be a whole number from ${minimum} to ${maxNumber})`)
  return value
}

function sharesOf(given: string | boolean | undefined): Shares {
  const shares: Record<Kind, number> = { schema: 0, rule: 0, dataset: 0 }
  if (given === undefined) return shares
  for (const part of String(given).split(',')) {
    const [kind = '', share = '', ...rest] = part.split('=')
    if (!kinds.includes(kind as Kind)) throw new UsageError(`--violations 没有“${kind}”这一类；可用：${kinds.join('、')} (no such kind of violation)`)
    const value = Number(share)
    if (rest.length > 0 || !/^\d*\.?\d+$/.test(share) || value > 1)
      throw new UsageError(`--violations ${part}：份额须在 0 到 1 之间 (a share must be between 0 and 1)`)
    shares[kind as Kind] = value
  }
  if (shares.schema + shares.rule + shares.dataset > 1) throw new UsageError('--violations 各类份额之和超过 1 (the shares add up to more than 1)')
  return shares
}

function folderOf(given: string | boolean | undefined): string {
  if (typeof given !== 'string' || given === '') throw new UsageError('缺少 --out (missing)')
  if (existsSync(given)) {
    if (!statSync(given).isDirectory()) throw new UsageError(`${given} 不是文件夹 (not a folder)`)
    if (readdirSync(given).length > 0) throw new UsageError(`${given} 不是空文件夹，未写入 (the folder is not empty: nothing was written)`)
  }
  return given
}
