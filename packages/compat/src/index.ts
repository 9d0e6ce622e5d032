export { CompareError, type Json, type Schema } from './schema.js'
export type { Reason } from './search.js'
export { type Answer, Pair, within } from './within.js'
