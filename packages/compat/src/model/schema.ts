/** A JSON Schema, draft 2020-12. */
export type Schema = boolean | { [keyword: string]: unknown }

/** Why two schemas cannot be compared at all, with the place (a JSON Pointer into the schema) where it shows. */
export class CompareError extends Error {
  constructor(
    readonly place: string,
    readonly zh: string,
    readonly en: string,
    /** Of two that are compared, the one that cannot be read. */
    readonly side?: 'old' | 'new',
  ) {
    super(`${place}: ${zh} (${en})`)
  }
}
