/** Numbers strings as they come, from 0, so that a string that repeats (a rule, a source, a pointer) is written once. */
export class StringTable {
  private readonly numbers = new Map<string, number>()

  /** `onNew` is called with each string before its number is first used. */
  constructor(private readonly onNew: (text: string) => void) {}

  numberOf(text: string): number {
    let number = this.numbers.get(text)
    if (number === undefined) {
      this.numbers.set(text, (number = this.numbers.size))
      this.onNew(text)
    }
    return number
  }
}
