import { traditional } from './traditional.js'

let simplifiedOf: Map<string, string> | undefined

/** A text with simplified characters in place of traditional ones. */
export function simplified(text: string): string {
  if (!simplifiedOf) {
    simplifiedOf = new Map()
    for (let i = 0; i < traditional.length; i += 2) simplifiedOf.set(traditional[i]!, traditional[i + 1]!)
  }
  let result = ''
  for (const character of text) result += simplifiedOf.get(character) ?? character
  return result
}
