import { merge, PartialError } from '../../runner/shards.js'
import type { Arguments } from '../arguments.js'
import { publish, reportOptions } from '../write-report.js'

/** `shebiao merge`: the report of the whole from partials; gives back the exit code. */
export default async function mergeCommand({ positionals, values }: Arguments): Promise<number> {
  const options = reportOptions(values)
  if ('wrong' in options) return refuse(options.wrong)
  if (positionals.length === 0) return refuse('要合并什么？给出部分结果文件 (nothing to merge)')
  try {
    return await publish(await merge(positionals), options)
  } catch (error) {
    if (error instanceof PartialError || (error as NodeJS.ErrnoException).code !== undefined) return refuse((error as Error).message)
    throw error
  }
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`)
  return 2
}
