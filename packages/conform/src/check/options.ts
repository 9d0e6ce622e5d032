import type { Language } from '@shebiao/schemas/runtime'
import type { Waiver } from '../model/finding.js'

export interface CheckOptions {
  /** `service-guide@2.0`, or without an edition the newest one; detected from the data where absent. */
  standard?: string
  /** Record type, where the standard has several: `implementation`. */
  type?: string
  /** What one place adds: `qingdao`. */
  profile?: string
  /** The day the check is made for, YYYY-MM-DD; today where absent. */
  asOf?: string
  /** Language of the sentences; Chinese where absent. */
  language?: Language
  /** Findings of each rule that are listed, the first in the order of files and records; all are counted. 100 where absent. */
  maxFindings?: number
  waivers?: Waiver[]
}

/** Options with their defaults. */
export function settle(options: CheckOptions): { asOf: string; language: Language; maxFindings: number } {
  return { asOf: options.asOf ?? today(), language: options.language ?? 'zh', maxFindings: options.maxFindings ?? 100 }
}

function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}
