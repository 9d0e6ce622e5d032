/** The dialects of JSON Schema that are read, the oldest first. */
export const dialects = ['draft-04', 'draft-06', 'draft-07', '2019-09', '2020-12'] as const

/** A dialect of JSON Schema. */
export type Dialect = (typeof dialects)[number]

/** The dialect of a schema that names none. */
export const latestDialect: Dialect = '2020-12'

/** The dialect that a value of `$schema` names, with `http` or `https`, with or without an empty fragment. Undefined for any other. */
export function dialectNamed(uri: string): Dialect | undefined {
  const [, name] = /^https?:\/\/json-schema\.org\/((?:draft-0[467])|(?:draft\/(?:2019-09|2020-12)))\/schema#?$/.exec(uri) ?? []
  return name === undefined ? undefined : dialects.find((dialect) => name.endsWith(dialect))
}

/** Whether a dialect is the same as another or younger. */
export function isSince(dialect: Dialect, first: Dialect): boolean {
  return dialects.indexOf(dialect) >= dialects.indexOf(first)
}
