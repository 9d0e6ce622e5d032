import type { LegalBasis } from '@shebiao/schemas/common/1.0'
import type { Text } from '../model/rule.js'

const firm: readonly (string | undefined)[] = ['law', 'regulation', 'rule']

/** Why bases are not enough for what only a law, regulation or rule may ask: where among them, and whether it is only unsaid. */
export function basisProblem(bases: readonly LegalBasis[] = []): { at: string; unsaid: boolean; problem: Text } | undefined {
  if (bases.some(({ level }) => firm.includes(level))) return undefined
  const unsaid = bases.findIndex(({ level }) => level === undefined)
  if (unsaid >= 0) return { at: `/${unsaid}/level`, unsaid: true, problem: { zh: '依据没有写明效力级别', en: 'the level of its basis is not stated' } }
  return { at: '', unsaid: false, problem: { zh: '没有法律、法规或规章依据', en: 'it rests on no law, regulation or rule' } }
}
