import type { TimeLimit } from '@shebiao/schemas/common/1.0'

/** Whether a limit contradicts the handling kind. An unknown kind or limit contradicts nothing. */
export function contradictsKind(kind: string | undefined, limit: TimeLimit | undefined): boolean {
  // Handling within minutes or hours is immediate too.
  if (kind === 'immediate') return limit?.state === 'bounded' && limit.value > 0 && limit.unit !== 'minute' && limit.unit !== 'hour'
  return kind === 'promised' && limit?.state === 'immediate'
}
