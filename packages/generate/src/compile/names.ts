/** A text as part of an identifier: what no identifier may hold, and `_`, which parts are joined by, is written as `$` and its code. */
export function identifier(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, (character) => `$${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

/** A code list as part of an identifier: `common/item-type` → `common_itemType`. */
export function listIdentifier(list: string): string {
  return list
    .split('/')
    .map((part) => identifier(part.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())))
    .join('_')
}

/**
 * The constants of one module, in order of first use. They are named by what they are for, a definition and a path in it, never
 * by a running number: a change of the source then changes only its own lines.
 */
export class Constants {
  readonly #texts = new Map<string, string>()

  /** Declares a constant; gives back its name, with a prime where the name is another's already. */
  declare(name: string, expression: string): string {
    const known = this.#texts.get(name)
    if (known !== undefined && known !== expression) return this.declare(`${name}$`, expression)
    this.#texts.set(name, expression)
    return name
  }

  /** Declarations as the head of the module. */
  text(): string {
    return [...this.#texts].map(([name, expression]) => `const ${name} = ${expression}\n`).join('')
  }
}
