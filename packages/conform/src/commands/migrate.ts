import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordTypes } from '@shebiao/schemas/registry'
import { parse } from 'yaml'
import { settle } from '../check.js'
import type { Arguments } from '../cli.js'
import { engine, typesOf, UnknownError } from '../engine.js'
import { type Migrated, type Migration, migrator } from '../migrate.js'
import { readTable } from '../read/csv.js'
import { readBytes } from '../read/files.js'
import { type Format, formatOf, sniff } from '../read/format.js'
import { readJsonLine } from '../read/json.js'
import { readJson } from '../read/json-records.js'
import type { ReadProblem, ReadRecord } from '../read/record.js'
import { decodeTable } from '../read/table-text.js'
import { decode } from '../read/text.js'
import { readYaml } from '../read/yaml.js'
import { ruleText } from '../say.js'
import { schemasFolder } from './diff-sides.js'

/**
 * `shebiao migrate <data> --to <edition>`: the migrated records go to standard output or --output, the report of losses to
 * standard error. 0 all became valid and nothing is lost, 1 something is lost, to be mended or refused, 2 not done.
 */
export default async function migrate({ positionals: [file, ...more], values }: Arguments): Promise<number> {
  const { to, output } = values as Record<string, string | undefined>
  if (file === undefined || more.length > 0 || to === undefined) return fail('用法：shebiao migrate <数据文件> --to service-guide@2.0 (give one file and --to)')
  try {
    const bytes = (await readBytes(file))!
    const text = formatOf(file) === 'csv' || formatOf(file) === 'tsv' ? decodeTable(bytes) : decode(bytes).text
    if (text === undefined) return fail(`${file}: 不是 UTF-8 (not UTF-8)`)
    const { migration, inverse } = migrationTo(to, values.standard as string | undefined)
    const type = (values.type as string | undefined) ?? onlyType(to)
    const format = (file === '-' ? undefined : formatOf(file)) ?? sniff(text)
    const { records, problems } = await read(text, format, inverse ? migration.to : migration.from, type)
    for (const { rule, at, place } of problems)
      process.stderr.write(`${file}:${place?.line ?? 1}  ${at}  ${ruleText(rule).title.zh} (${ruleText(rule).title.en})\n`)
    if (problems.some(({ rule }) => rule !== 'file-encoding-reported')) return 2
    const one = await migrator({ migration, inverse, type, ...settle({ ...(values['as-of'] !== undefined && { asOf: String(values['as-of']) }) }) })
    const migrated = records.map((record) => ({ record, ...one(record.data) }))
    const written = write(
      migrated.flatMap(({ data }) => (data === undefined ? [] : [data])),
      format,
      text,
    )
    if (output === undefined) process.stdout.write(written)
    else writeFileSync(output, written)
    for (const { record, ...result } of migrated) process.stderr.write(told(file, record, result))
    return summed(migrated)
  } catch (error) {
    if (error instanceof UnknownError || (error as NodeJS.ErrnoException).code !== undefined) return fail((error as Error).message)
    throw error
  }
}

/** The declared migration that leads to an edition, from the one named or the only one there is. */
function migrationTo(to: string, from: string | undefined): { migration: Migration; inverse: boolean } {
  typesOf(to)
  const folder = join(schemasFolder(), to.split('@')[0]!, 'migrations')
  const all = (existsSync(folder) ? readdirSync(folder) : []).map((name) => parse(readFileSync(join(folder, name), 'utf8')) as Migration)
  const ways = all
    .flatMap((migration) => [
      { migration, inverse: false, from: migration.from, to: migration.to },
      { migration, inverse: true, from: migration.to, to: migration.from },
    ])
    .filter((way) => way.to === to && (from === undefined || way.from === from))
  const [way, other] = ways
  if (!way) throw new UnknownError(`没有${from === undefined ? '' : `从 ${from} `}到 ${to} 的迁移 (no migration leads there)`)
  if (other) throw new UnknownError(`有几条路到 ${to}；请用 --standard 写明从哪一版：${ways.map((one) => one.from).join('、')} (say from which edition)`)
  return way
}

function onlyType(edition: string): string {
  const types = recordTypes.filter(({ standard }) => standard === edition).map(({ type }) => type)
  if (types.length !== 1) throw new UnknownError(`${edition} 的记录类型：${types.join('、')}；请用 --type 写明 (name the record type)`)
  return types[0]!
}

async function read(text: string, format: Format, from: string, type: string): Promise<{ records: ReadRecord[]; problems: ReadProblem[] }> {
  if (format === 'json') return readJson(text)
  if (format === 'yaml') return readYaml(text)
  if (format === 'ndjson') {
    const lines = text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [readJsonLine(line, i + 1)]))
    return {
      records: lines.filter((line): line is ReadRecord => !('problem' in line)),
      problems: lines.flatMap((line) => ('problem' in line ? [line.problem] : [])),
    }
  }
  const { fields } = await engine({ standard: from, type, ...settle({}) })
  return readTable(text, format === 'csv' ? ',' : '\t', fields)
}

/** NDJSON stays NDJSON; one record stays one; everything else is a list. */
function write(records: unknown[], format: Format, text: string): string {
  if (format === 'ndjson') return records.map((record) => `${JSON.stringify(record)}\n`).join('')
  const isOne = records.length === 1 && format !== 'csv' && format !== 'tsv' && !text.trimStart().startsWith('[') && !/^- /m.test(text.slice(0, 2))
  return `${JSON.stringify(isOne ? records[0] : records, null, 2)}\n`
}

function told(file: string, { prefix, place }: ReadRecord, { losses, refused, toMend }: Migrated): string {
  const where = (at: string) => {
    const { line, column } = place(at)
    return `${file}:${line}:${column}  ${prefix}${at}`
  }
  return [
    ...refused.map(({ at, message }) => `${where(at)}  未迁移 not migrated：${message}`),
    ...losses.map(({ at, value, reason }) => `${where(at)}  丢失 lost：${reason.zh} (${reason.en})：${JSON.stringify(value)}`),
    ...toMend.map(({ at, rule, message, clause }) => `${where(at)}  新版规则要求补正 to be mended：${message}  ${rule}${clause ? `  ${clause}` : ''}`),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

function summed(migrated: Migrated[]): number {
  const count = (of: (one: Migrated) => boolean) => migrated.filter(of).length
  const refused = count(({ data }) => data === undefined)
  const lossy = count(({ losses, data }) => data !== undefined && losses.length > 0)
  const mend = count(({ toMend }) => toMend.length > 0)
  process.stderr.write(
    `迁移 ${migrated.length - refused} 条，其中 ${lossy} 条有丢失、${mend} 条须补正；未迁移 ${refused} 条 (${migrated.length - refused} migrated, ${lossy} with losses, ${mend} to be mended; ${refused} not migrated)\n`,
  )
  return refused + lossy + mend > 0 ? 1 : 0
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`)
  return 2
}
