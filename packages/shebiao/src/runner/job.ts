import { resolve } from 'node:path'
import type { KnownFinding } from '@shebiao/conform/check/baseline.js'
import type { ExpectedFile } from '@shebiao/conform/check/engines.js'
import type { CheckOptions } from '@shebiao/conform/check/options.js'
import { normalPath } from '@shebiao/conform/model/file-path.js'
import type { Waiver } from '@shebiao/conform/model/finding.js'

/** A file to check, with what the command line and its manifest say about it. */
export interface Job {
  path: string
  expected: ExpectedFile
  waivers: Waiver[]
  /** What the baseline has of the file; undefined without a baseline. */
  known?: readonly KnownFinding[]
}

/** How files are found, besides what the check is told. */
export interface PlanOptions extends CheckOptions {
  /** Whether a manifest may list files outside its folder. */
  allowOutside?: boolean
  /** Files that this check writes: they are no data, even in a folder that is checked. */
  outputs?: readonly string[]
}

/** What the baseline has of a file; undefined without a baseline. */
export function knownOf(path: string, { baseline }: CheckOptions): readonly KnownFinding[] | undefined {
  return baseline && (baseline.files[normalPath(resolve(path))] ?? [])
}

/** Why a file is left out that an ignore file lists. */
export const ignoredReason = '按 .shebiaoignore 不检查 (left out by .shebiaoignore)'
