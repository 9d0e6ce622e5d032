import { MergeError, merge } from '../../runner/partial-results.js'
import type { Arguments } from '../arguments.js'
import { fail } from '../fail.js'
import { parseReportOptions, writeReport } from '../write-report.js'

/** `shebiao merge`: writes the report of the whole from partial results. Returns the exit code. */
export default async function mergeCommand(args: Arguments): Promise<number> {
  const options = parseReportOptions(args)
  if ('problem' in options) return fail(options.problem)
  if (args.positionals.length === 0) return fail('要合并什么？给出部分结果文件 (nothing to merge)')
  try {
    const { collector } = await merge(args.positionals)
    return await writeReport((all) => collector.report(all), options)
  } catch (error) {
    if (error instanceof MergeError || (error as NodeJS.ErrnoException).code !== undefined) return fail((error as Error).message)
    throw error
  }
}
