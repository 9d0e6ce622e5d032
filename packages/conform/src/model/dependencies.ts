/** The fields that a rule or fold declares. */
export interface Dependencies {
  /** Pointers without indices of fields that must be valid. */
  needs: readonly string[]
  /** Pointers without indices of fields that are read, valid or not. */
  reads?: readonly string[] | undefined
}

/** All declared fields, each once, those of `needs` first. */
export function fieldsRead({ needs, reads = [] }: Dependencies): string[] {
  return [...new Set([...needs, ...reads])]
}

/**
 * The names of the top-level members that a rule or fold may read; `all` if it reads the whole record. Its result depends on
 * nothing but these members, the context and constants: removing any other member does not change it.
 */
export function membersRead(dependencies: Dependencies): readonly string[] | 'all' {
  const members = fieldsRead(dependencies).map((pointer) => pointer.split('/')[1])
  return members.includes(undefined) ? 'all' : [...new Set(members as string[])]
}
