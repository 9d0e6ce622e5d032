/** One breach of a schema, in the checker's own terms: one per cause, plain data. */
export interface Issue {
  /** The shape rule: `field-present`, `value-type` … */
  rule: ShapeRule
  /** JSON Pointer; for a missing field, the missing field itself. */
  at: string
  params: Record<string, unknown>
}

export type ShapeRule =
  | 'field-present'
  | 'field-known'
  | 'value-type'
  | 'value-in-code-list'
  | 'value-format'
  | 'value-length'
  | 'value-in-range'
  | 'items-count'
  | 'items-unique'

/** A property of an object: its name, its step in a pointer, whether it is required, and the function that adds the issues of its value. */
export type Property = readonly [name: string, step: string, required: boolean, find?: (value: unknown, at: string, out: Issue[]) => void]
