import type { Schema } from '../model/schema.js'
import type { BilingualText } from '../model/text.js'

export interface Code {
  code: string
  zh: string
  en: string
  /** Dates; empty or absent where there is none. */
  since?: string
  until?: string
}

export interface Rule {
  id: string
  severity: 'error' | 'warning' | 'info'
  title: BilingualText
  message?: BilingualText
  /** The clause it stands on. */
  clause?: string
}

export interface Clause {
  modal?: string
  title?: BilingualText
  text?: BilingualText
}

/** An edition as plain data: all that a released bundle accepts and says. */
export interface Edition {
  /** By record type: `guide`. */
  types: Record<string, Schema>
  /** By name: `common/item-type`. */
  codeLists: Record<string, Code[]>
  rules: Rule[]
  /** By number: `6.3.2`. */
  clauses: Record<string, Clause>
}
