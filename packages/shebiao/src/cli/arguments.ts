/** What stands on the command line behind the name of the command. */
export interface Arguments {
  positionals: string[]
  values: Record<string, string | boolean | undefined>
}
