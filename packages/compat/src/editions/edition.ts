import type { Schema } from '../model/schema.js'
import type { BilingualText } from '../model/text.js'

/** One code of a code list. */
export interface Code {
  code: string
  zh: string
  en: string
  /** The first and the last day on which it is in force, YYYY-MM-DD. Empty or absent where there is no bound. */
  since?: string
  until?: string
}

/** From the mildest to the gravest. */
export const severities = ['info', 'warning', 'error'] as const

/** One rule, as far as a comparison needs it. */
export interface Rule {
  id: string
  severity: (typeof severities)[number]
  title: BilingualText
  message?: BilingualText
  /** Number of the clause that it rests on. */
  clause?: string
}

/** One clause of the normative text. */
export interface Clause {
  /** 应, 宜 or 可; absent in an informative clause. */
  modal?: string
  title?: BilingualText
  text?: BilingualText
}

/** An edition as plain data: its schemas, code lists, rules and normative text. */
export interface Edition {
  /** Schemas by record type, such as `guide`. */
  types: Record<string, Schema>
  /** Code lists by name, such as `common/item-type`. */
  codeLists: Record<string, Code[]>
  rules: Rule[]
  /** Clauses by number, such as `6.3.2`. */
  clauses: Record<string, Clause>
}
