import type { Answer } from '../model/answer.js'
import type { Change } from './change.js'

/** The step of the version number that a difference asks for. */
export type Bump = 'major' | 'minor' | 'patch'

/**
 * Major where data made by the old edition may be refused or something is gone, minor where more is allowed or something is
 * added, patch where only words change. What is unknown counts as the worse.
 */
export function bumpOf(changes: readonly Change[], oldWithinNew: Answer, newWithinOld: Answer): Bump {
  if (newWithinOld.answer === 'unknown') return 'major'
  if (oldWithinNew.answer !== 'proved' || changes.some(({ kind, breaks }) => breaks.producers || kind === 'removed' || kind === 'tightened')) return 'major'
  if (newWithinOld.answer !== 'proved' || changes.some(({ kind }) => kind !== 'annotation')) return 'minor'
  return 'patch'
}
