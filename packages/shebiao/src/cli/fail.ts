import { inert } from '@shebiao/conform/reporters/inert.js'
import { visible } from '@shebiao/schemas/runtime'

/** Prints lines on standard output, each as one line, whatever data they show. */
export function print(...lines: string[]): void {
  process.stdout.write(lines.map((line) => `${shownLine(line)}\n`).join(''))
}

/** A line in which data can break nothing and give no command to a terminal or a CI system. */
export function shownLine(line: string): string {
  return inert(visible(line))
}

/** Prints messages on standard error, one line each. Returns exit code 2: the command could not do its work. */
export function fail(...messages: string[]): number {
  warn(...messages)
  return 2
}

/** Prints messages on standard error, one line each, whatever data they show. */
export function warn(...messages: string[]): void {
  for (const message of messages) process.stderr.write(`${shownLine(message)}\n`)
}
