import { fileRules } from '../model/file-rules.js'
import type { RuleSelection } from '../model/finding.js'

/** Whether a rule is reported. Rules of files always are where rules are chosen: what cannot be read is never hidden. */
export function isSelected(selection: RuleSelection | undefined, rule: string): boolean {
  if (selection === undefined) return true
  if (selection.ignored?.includes(rule)) return false
  return selection.only === undefined || selection.only.includes(rule) || rule in fileRules
}
