/** Numbers names as they come, from 0: a name that comes again and again (a rule, a source, a pointer) is written once. */
export class Names {
  private readonly numbers = new Map<string, number>()

  /** `named` is told of each name before the first use of its number. */
  constructor(private readonly named: (name: string) => void) {}

  numberOf(name: string): number {
    let number = this.numbers.get(name)
    if (number === undefined) {
      this.numbers.set(name, (number = this.numbers.size))
      this.named(name)
    }
    return number
  }
}
