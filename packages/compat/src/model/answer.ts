import type { Json } from './json.js'
import type { BilingualText } from './text.js'

/** Whether every instance of one schema is an instance of another; what is said is proved or shown, or else unknown. */
export type Answer =
  | { answer: 'proved'; reason: BilingualText }
  | { answer: 'refuted'; witness: Json; reason: BilingualText }
  | { answer: 'unknown'; reason: BilingualText }
