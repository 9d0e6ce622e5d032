import type { Overlay } from '../bundle/overlays.js'
import { evaluate } from '../compile/evaluate.js'
import type { Validator } from '../runtime/index.js'
import type { Schema } from '../source.js'
import type { CaseDraft } from './violations.js'

/** A record as a case holds it, with the verdicts of the schemas on it. */
export interface JudgedRecord {
  /** The record type: `service-item/1.0/implementation`. */
  schema: string
  instance: unknown
  /** Whether the record conforms to the schema of its record type. */
  valid: boolean
  /** Of a case with a profile that has an overlay for the record type: whether the record conforms to that as well. */
  validInProfile?: boolean
}

/** A case as it is published: one record, or the records of a data set. */
export type ExpandedCase = Omit<CaseDraft, 'instance' | 'records' | 'schema'> & (JudgedRecord | { schema: string; records: JudgedRecord[]; valid: boolean })

/** Gives the function that adds to a case what the schemas say of its records: nobody writes that by hand. */
export function judge(documents: ReadonlyMap<string, Schema>, overlays: Overlay[]): (one: CaseDraft) => ExpandedCase {
  const validators = new Map<string, Validator>()
  const validatorOf = (key: string, schema: Schema) => {
    let validator = validators.get(key)
    if (!validator) validators.set(key, (validator = evaluate(schema)))
    return validator
  }
  const judged = (schema: string, instance: unknown, profile?: string): JudgedRecord => {
    const valid = validatorOf(schema, documents.get(schema)!).is(instance)
    const overlay = overlays.find((one) => one.profile === profile && one.target === schema)
    return { schema, instance, valid, ...(overlay && { validInProfile: valid && validatorOf(overlay.path, overlay.schema).is(instance) }) }
  }
  return ({ it, schema, instance, records, ...rest }) => {
    if (!records) return { it, ...judged(schema, instance, rest.profile), ...rest }
    const all = records.map((record) => judged(record.schema, record.instance, rest.profile))
    return { it, schema, records: all, valid: all.every(({ valid }) => valid), ...rest }
  }
}
