import type { TimeLimit } from '@shebiao/schemas/common/1.0'

/** Whether a limit contradicts the kind of case; what is unknown contradicts nothing. */
export function contradictsKind(kind: string | undefined, limit: TimeLimit | undefined): boolean {
  // Minutes and hours on the spot are immediate handling too.
  if (kind === 'immediate') return limit?.state === 'bounded' && limit.value > 0 && limit.unit !== 'minute' && limit.unit !== 'hour'
  return kind === 'promised' && limit?.state === 'immediate'
}
