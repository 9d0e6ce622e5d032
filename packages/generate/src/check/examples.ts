import { explain, schemaAt } from '../authoring/explain.js'
import { nearest } from '../authoring/nearest.js'
import type { Bundle } from '../bundle/bundle.js'
import { fields } from '../bundle/fields.js'
import { recordTypeOf } from '../cases/example.js'
import { evaluate } from '../compile/evaluate.js'
import type { Problem } from '../problem.js'
import type { Validator } from '../runtime/index.js'
import { pattern, pointerSteps } from '../runtime/pointer.js'
import type { Schema, Source } from '../source.js'
import { sampleValue } from './sample-value.js'

/** Examples that do not conform to their schema, and full examples that leave a field out. */
export function exampleProblems(source: Source, bundles: Bundle[], documents: ReadonlyMap<string, Schema>): Problem[] {
  const problems: Problem[] = []
  const validators = new Map<string, Validator>()
  const broken = new Set<string>()
  for (const [key, example] of source.examples) {
    const file = exampleFile(key)
    const type = recordTypeOf(source, key)
    const schema = type === undefined ? undefined : documents.get(type)
    if (type === undefined || !schema) {
      problems.push({ file, pointer: '', message: `the example of no record type${nearest(key, documents.keys())}` })
      continue
    }
    let validator = validators.get(type)
    if (!validator) {
      try {
        validators.set(type, (validator = evaluate(schema)))
      } catch (error) {
        problems.push({ file: `schemas/${type}.schema.json`, pointer: '', message: (error as Error).message })
        broken.add(type)
        continue
      }
    }
    const issues = validator.issues(example)
    if (issues.length > 0) broken.add(key)
    for (const issue of issues)
      problems.push({ file, pointer: issue.at, message: explain(issue, schema), ...(issue.rule === 'field-known' && { part: 'key' as const }) })
  }
  for (const one of bundles) {
    const full = source.examples.get(one.path)
    if (full === undefined) problems.push({ file: `schemas/${one.path}.schema.json`, pointer: '', message: `no example; expected ${exampleFile(one.path)}` })
    // A misspelt field is unknown, and would be unused as well.
    else if (!broken.has(one.path)) problems.push(...unusedFields(one, documents.get(one.path)!, full))
  }
  return problems
}

/** The file of an example: `service-guide/2.0/guide` and `profiles/qingdao/guide` stand in folders of examples. */
function exampleFile(key: string): string {
  return `schemas/${key.slice(0, key.lastIndexOf('/'))}/examples/${key.slice(key.lastIndexOf('/') + 1)}.json`
}

/** Fields that the full example does not use: each with a value to paste, which uses every field below it as well. */
function unusedFields(bundle: Bundle, document: Schema, full: unknown): Problem[] {
  const used = patternsOf(full)
  const unused = Object.keys(fields(bundle)).filter((at) => !used.has(at))
  return unused
    .filter((at) => !unused.includes(at.slice(0, at.lastIndexOf('/'))))
    .map((at) => {
      const steps = pointerSteps(at)
      const schema = schemaAt(
        document,
        steps.map((step) => (step === '*' ? '0' : step)),
      )
      const value = schema && sampleValue(schema, document)
      const below = unused.filter((other) => other.startsWith(`${at}/`) && !other.endsWith('/*')).map((other) => other.slice(at.length))
      const member = steps.at(-1) === '*' ? JSON.stringify(value) : `${JSON.stringify(steps.at(-1))}: ${JSON.stringify(value)}`
      return {
        file: exampleFile(bundle.path),
        pointer: at,
        message: `the full example does not use this field${below.length === 0 ? '' : `, nor ${below.join(', ')}`}; to paste: ${member}`,
      }
    })
}

/** The field patterns that an example uses. */
function patternsOf(example: unknown): Set<string> {
  const out = new Set<string>()
  const visit = (value: unknown, pointer: string): void => {
    out.add(pattern(pointer))
    if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) visit(inner, `${pointer}/${key}`)
  }
  visit(example, '')
  return out
}
