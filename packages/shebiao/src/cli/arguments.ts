/** The command line after the name of the command, parsed. */
export interface Arguments {
  positionals: string[]
  values: Record<string, string | boolean | undefined>
}
