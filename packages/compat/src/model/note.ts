import type { BilingualText } from './text.js'

/** Something in a schema that has no effect although its author may think so, such as a misspelt keyword. */
export interface Note extends BilingualText {
  /** JSON Pointer into the schema, as a URI fragment: `#/properties/name/maxLenght`. */
  place: string
}
