import type { Problem } from '../problem.js'
import type { Source } from '../source.js'
import { codeListProblems } from './code-lists.js'
import { exportProblems } from './exports.js'
import { lifeCycleProblems } from './life-cycle.js'
import { migrationProblems } from './migrations.js'
import { referenceProblems } from './references.js'
import { overlayProblems, schemaProblems } from './schemas.js'

/** What the files of a source say of each other and the house rules forbid, before anything is built of them. */
export function sourceProblems(source: Source): Problem[] {
  return [
    ...schemaProblems(source),
    ...overlayProblems(source),
    ...referenceProblems(source),
    ...lifeCycleProblems(source.standards),
    ...codeListProblems(source),
    ...migrationProblems(source),
    ...exportProblems(source),
  ]
}
