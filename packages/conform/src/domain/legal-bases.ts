import type { LegalBasis } from '@shebiao/schemas/common/1.0'
import type { Text } from '../model/rule.js'

const sufficientLevels: readonly (string | undefined)[] = ['law', 'regulation', 'rule']

/**
 * Returns why none of these bases is a law, regulation or rule, with a pointer relative to the list; undefined if one is.
 * `isUnstated`: a basis without a stated level might be one.
 */
export function basisProblem(bases: readonly LegalBasis[] = []): { at: string; isUnstated: boolean; problem: Text } | undefined {
  if (bases.some(({ level }) => sufficientLevels.includes(level))) return undefined
  const unstated = bases.findIndex(({ level }) => level === undefined)
  if (unstated >= 0) return { at: `/${unstated}/level`, isUnstated: true, problem: { zh: '依据没有写明效力级别', en: 'the level of its basis is not stated' } }
  return { at: '', isUnstated: false, problem: { zh: '没有法律、法规或规章依据', en: 'it rests on no law, regulation or rule' } }
}
