/** The command line after the name of the command, parsed. */
export interface Arguments {
  positionals: string[]
  /** By the name of an option; of one that is given several times, the first. */
  values: Record<string, string | boolean | undefined>
  /** The values of options that may be given several times. */
  lists: { rule: string[]; 'ignore-rule': string[] }
  /** Each --format with its --output. */
  outputs: { format?: string; output?: string }[]
}
