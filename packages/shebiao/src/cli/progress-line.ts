import { visible } from '@shebiao/schemas/runtime'

/** A line on the terminal that says how far a check has come; nothing where standard error is no terminal. */
export function progressLine() {
  const terminal = process.stderr.isTTY === true
  let shown = false
  return {
    show(records: number, source: string) {
      if (!terminal) return
      shown = true
      process.stderr.write(`\r\u001b[K${records} 条 ${visible(source)}`)
    },
    clear() {
      if (shown) process.stderr.write('\r\u001b[K')
    },
  }
}
