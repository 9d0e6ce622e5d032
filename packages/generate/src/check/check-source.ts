import type { Problem } from '../problem.js'
import type { Source } from '../source.js'
import { clauseProblems } from './clauses.js'
import { codeListProblems } from './code-lists.js'
import { exportProblems } from './exports.js'
import { lifeCycleProblems } from './life-cycle.js'
import { migrationProblems } from './migrations.js'
import { normativeReferenceProblems } from './normative-references.js'
import { referenceProblems } from './references.js'
import { overlayProblems, schemaProblems } from './schemas.js'
import { requiredOverlayProblems, strengthProblems } from './strength.js'

/** Breaches of the house rules, and references between files that lead nowhere: all that is checked before schemas are bundled. */
export function sourceProblems(source: Source): Problem[] {
  return [
    ...schemaProblems(source),
    ...overlayProblems(source),
    ...referenceProblems(source),
    ...clauseProblems(source),
    ...normativeReferenceProblems(source),
    ...strengthProblems(source),
    ...requiredOverlayProblems(source),
    ...lifeCycleProblems(source.standards),
    ...codeListProblems(source),
    ...migrationProblems(source),
    ...exportProblems(source),
  ]
}
