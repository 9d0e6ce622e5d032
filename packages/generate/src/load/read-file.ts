import type { Problem, SourceFile } from '../problem.js'

/** A file that was read: its value where it has one, and what is wrong with its syntax. */
export interface ReadFile {
  file: SourceFile
  problems: Problem[]
  value?: unknown
}
