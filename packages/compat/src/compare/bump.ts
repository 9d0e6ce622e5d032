import type { Answer } from '../model/answer.js'
import type { Change } from './change.js'

/** The step of the version number that a comparison asks for. */
export type Bump = 'major' | 'minor' | 'patch'

/**
 * Major where the new edition may refuse data made by the old one, or something is removed. Minor where more is allowed or something
 * is added. Patch where only words change. An unknown answer counts as the worse one.
 */
export function bumpOf(changes: readonly Change[], oldWithinNew: Answer, newWithinOld: Answer): Bump {
  if (newWithinOld.answer === 'unknown') return 'major'
  if (oldWithinNew.answer !== 'proved' || changes.some(({ kind, breaks }) => breaks.producers || kind === 'removed' || kind === 'tightened')) return 'major'
  if (newWithinOld.answer !== 'proved' || changes.some(({ kind }) => kind !== 'annotation')) return 'minor'
  return 'patch'
}
