/** A JSON Schema, draft 2020-12. */
export type Schema = boolean | { [keyword: string]: unknown }

/** A schema that cannot be read, so that nothing can be compared with it. */
export class CompareError extends Error {
  constructor(
    /** JSON Pointer into the schema, as a URI fragment: `#/properties/name`. A file or a record type may stand before the `#`. */
    readonly place: string,
    readonly zh: string,
    readonly en: string,
    /** Which of two compared schemas cannot be read. */
    readonly side?: 'old' | 'new',
  ) {
    super(`${place}: ${zh} (${en})`)
  }
}
