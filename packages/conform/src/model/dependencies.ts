/** The fields that a check of a record names: those that must be sound for it, and those it reads whether or not they are. */
export interface Reading {
  needs: readonly string[]
  reads?: readonly string[] | undefined
}

/** Every field that a check names, each once. */
export function fieldsRead({ needs, reads = [] }: Reading): string[] {
  return [...new Set([...needs, ...reads])]
}

/**
 * The names of the record's own members that a check may read; `all` where it looks at the record as a whole. What it says
 * depends on nothing but these, the context and constants: taken out of a record, all others leave its findings as they are.
 */
export function membersRead(rule: Reading): readonly string[] | 'all' {
  const members = fieldsRead(rule).map((at) => at.split('/')[1])
  return members.includes(undefined) ? 'all' : [...new Set(members as string[])]
}
