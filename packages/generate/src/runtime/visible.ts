// Control characters, line and paragraph separators, and what is invisible or turns the direction of writing.
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

const short: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * A text of data as one line in which everything can be seen: `\n`, `\u001b`, `\u202e`, `\u{e0001}` stand for what would break the
 * line, steer a terminal, reorder the text or be invisible.
 */
export function visible(text: string): string {
  return text.replace(hidden, (character) => short[character] ?? escaped(character.codePointAt(0)!))
}

function escaped(code: number): string {
  const digits = code.toString(16)
  return code > 0xffff ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`
}
