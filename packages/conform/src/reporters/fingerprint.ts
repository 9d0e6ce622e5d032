import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { markOf } from '../check/identity.js'
import type { ReportedFinding } from '../model/finding.js'

/** A hash, in hexadecimal, of what a finding is: the same where lines shift, and in either language. No two findings of a report have one. */
export function fingerprint(finding: ReportedFinding): string {
  return hashOf([...markOf(finding), finding.record?.repeat ?? 1, finding.occurrence ?? 1])
}

/** SHA-256 of some values, in hexadecimal. */
export function hashOf(values: readonly unknown[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(values))))
}
