// Correct data compile with the types that a generator makes of the OpenAPI document, and wrong data do not.
import type { Guide, TimeLimit } from './generated.js'

export const bounded: TimeLimit = { state: 'bounded', value: 3, unit: 'month' }
export const immediate: TimeLimit = { state: 'immediate' }
// @ts-expect-error: the tag is a value of the data, not the name of a schema
export const named: TimeLimit = { state: 'BoundedLimit', value: 3, unit: 'month' }
// @ts-expect-error: a unit that is in no code list
export const unit: TimeLimit = { state: 'bounded', value: 3, unit: 'fortnight' }
export const guide: Guide = { itemName: '甲', promisedLimit: bounded }
// @ts-expect-error: a required field is missing
export const empty: Guide = {}
