/** One field of a record type: its names, its constraints, and where they come from. */
export interface Field {
  title: string
  en: string
  description?: string
  /** `service-item@1.0#A.4.10` */
  clause?: string
  type?: string
  required?: true
  codeList?: string
  values?: string[]
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  uniqueItems?: true
  /** Stem of the common data element the field is. */
  element?: string
  /** Field id on the national platform. */
  sourceField?: string
  example?: unknown
  /** What identifies an object: of these groups of pointers in it, the first whose first field has a value. */
  identity?: string[][]
}

export interface CodeLabel {
  zh: string
  en: string
  since?: string
  until?: string
  /** Digits in each code system that has one. */
  systems?: Record<string, string>
}

/** Code lists by name, each code with its labels. */
export type Codes = Record<string, Record<string, CodeLabel>>
