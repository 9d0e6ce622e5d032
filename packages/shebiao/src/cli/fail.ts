/** Prints a message on standard error. Returns exit code 2: the command could not do its work. */
export function fail(message: string): number {
  process.stderr.write(`${message}\n`)
  return 2
}
