import { visible } from '@shebiao/schemas/runtime'
import type { ReportedFinding } from '../model/finding.js'

/** Which record a finding is of, on one line: its key, and its number among equal findings from 2 on. '' if it has neither. */
export function named({ record, dataset, occurrence }: Pick<ReportedFinding, 'record' | 'dataset' | 'occurrence'>): string {
  const key = dataset ? [dataset.key, dataset.facts].filter(Boolean).join(' | ') : (record?.key ?? '')
  return [visible(key), record?.repeat && `(${record.repeat})`, occurrence && `#${occurrence}`].filter(Boolean).join(' ')
}
