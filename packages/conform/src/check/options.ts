import type { Language } from '@shebiao/schemas/runtime'
import type { Waiver } from '../model/finding.js'

/** Options of every check. */
export interface CheckOptions {
  /** `service-guide@2.0`, or without an edition (`service-guide`) the newest one in force. Default: detected from the data. */
  standard?: string
  /** Record type, if the standard has several: `implementation`. */
  type?: string
  /** Name of a local profile: `qingdao`. */
  profile?: string
  /** The day for which the data are checked, YYYY-MM-DD. Default: today. */
  asOf?: string
  /** Language of the messages. Default: Chinese. */
  language?: Language
  /** Number of findings listed for each rule: the first in the order of files and records. All are counted. Default: 100. */
  maxFindings?: number
  /** Waivers, in addition to those of the profile. */
  waivers?: Waiver[]
}

/** Fills in defaults. */
export function settle(options: CheckOptions): { asOf: string; language: Language; maxFindings: number } {
  return { asOf: options.asOf ?? today(), language: options.language ?? 'zh', maxFindings: options.maxFindings ?? 100 }
}

function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}
