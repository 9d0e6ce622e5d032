import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { UnknownError } from '@shebiao/conform/model/editions.js'
import { outputProblem, writeWhole } from '../../runner/output-file.js'
import type { Arguments } from '../arguments.js'
import { fail, warn } from '../fail.js'
import { migrateFile } from '../migrate/migrate-file.js'
import { inputsOf, outputPath } from '../migrate/paths.js'

/**
 * `shebiao migrate <data>… --to <edition>`: writes the migrated records to standard output or --output, and the report of losses to
 * standard error. Several files, or a folder, are written to the folder --output. Returns 0 if all became valid and nothing is lost, 1
 * if something is lost, refused or needs a fix, 2 if it failed.
 */
export default async function migrate({ positionals, values }: Arguments): Promise<number> {
  const { to, output, standard, type, 'as-of': asOf } = values as Record<string, string | undefined>
  if (positionals.length === 0 || to === undefined) return fail('用法：shebiao migrate <数据文件|文件夹|->… --to service-guide@2.0 (give data and --to)')
  const { inputs, missing, left } = inputsOf(positionals)
  if (missing.length > 0) return fail(missing.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  const isOne = inputs.length === 1 && inputs[0]!.path === positionals[0]
  if (!isOne && output === undefined) return fail('迁移文件夹或多个文件时，请用 --output 写明写到哪个文件夹 (several files: name a folder with --output)')
  const options = { to, ...(standard !== undefined && { standard }), ...(type !== undefined && { type }), ...(asOf !== undefined && { asOf }) }
  let code = 0
  const written = new Map<string, string>()
  try {
    for (const input of inputs) {
      const migrated = await migrateFile(input.path, options)
      process.stderr.write(migrated.report)
      code = Math.max(code, migrated.text === undefined ? 2 : migrated.isWhole ? 0 : 1)
      if (migrated.text === undefined) continue
      if (output === undefined) process.stdout.write(migrated.text)
      else {
        const target = isOne ? output : outputPath(output, input, migrated.format)
        const other = written.get(target) ?? (isOne ? undefined : inputs.find(({ path }) => resolve(path) === resolve(target))?.path)
        if (other !== undefined) return fail(`${input.path}: 要写到 ${target}，但那是 ${other} 的 (it would be written where ${other} belongs)`)
        written.set(target, input.path)
        const refused = outputProblem([target], isOne ? [input.path] : [])
        if (refused !== undefined) return fail(refused)
        mkdirSync(dirname(target), { recursive: true })
        writeWhole(target, migrated.text)
      }
    }
  } catch (error) {
    if (error instanceof UnknownError || (error as NodeJS.ErrnoException).code !== undefined) return fail((error as Error).message)
    throw error
  }
  warn(...left.map((path) => `${path}: 报送清单未迁移 (the manifest was not migrated)`))
  return code
}
