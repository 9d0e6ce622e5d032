import { availableParallelism } from 'node:os'
import { type CheckOptions, settle } from '@shebiao/conform/check/options.js'
import { UnknownError } from '@shebiao/conform/model/editions.js'
import type { Arguments } from './arguments.js'

/** Options of a check as the command line gives them. Returns the reason if they are invalid, in the words of the library. */
export function parseCheckOptions({ values, lists }: Arguments): CheckOptions | { problem: string } {
  const { standard, type, profile, 'as-of': asOf, lang } = values as Record<string, string | undefined>
  const options: CheckOptions = {
    ...(standard !== undefined && { standard }),
    ...(type !== undefined && { type }),
    ...(profile !== undefined && { profile }),
    ...(asOf !== undefined && { asOf }),
    language: (lang ?? 'zh') as 'zh' | 'en',
    ...(lists.rule.length > 0 && { rules: lists.rule }),
    ...(lists['ignore-rule'].length > 0 && { ignoreRules: lists['ignore-rule'] }),
  }
  try {
    settle(options)
  } catch (error) {
    if (!(error instanceof UnknownError)) throw error
    return { problem: error.message.replace(/^rules：/, '--rule：').replace(/^ignoreRules：/, '--ignore-rule：') }
  }
  return options
}

/** Parses --threads. Returns the reason if it is invalid. */
export function parseThreads(threads: string | boolean | undefined): number | { atMost: number } | { problem: string } {
  if (threads === undefined) return { atMost: availableParallelism() }
  if (!/^[1-9]\d{0,2}$/.test(String(threads))) return { problem: `--threads 要是 1 到 999 的整数：${threads} (not a number of threads)` }
  return Number(threads)
}
