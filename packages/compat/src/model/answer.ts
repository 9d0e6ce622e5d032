import type { Json } from './json.js'
import type { BilingualText } from './text.js'

/**
 * Whether every instance of one schema is an instance of another. `proved` and `refuted` are certain; everything else is
 * `unknown`. The witness of a refutation is an instance of the first schema and not of the second.
 */
export type Answer =
  | { answer: 'proved'; reason: BilingualText }
  | { answer: 'refuted'; witness: Json; reason: BilingualText }
  | { answer: 'unknown'; reason: BilingualText }
