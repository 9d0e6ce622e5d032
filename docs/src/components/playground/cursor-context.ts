/** The context of the cursor: the field, and whether a name or a value is typed there. */
export interface CursorContext {
  /** The pattern of the field, such as `/materials/*`; for a name, the pattern of its group. */
  at: string
  role: 'name' | 'value' | 'either'
  /** Offset at which the word that is typed begins. */
  from: number
  /** Whether the word is in quotation marks. */
  quoted: boolean
}

/** The context at the end of a JSON text that is cut off at the cursor; undefined outside of all brackets. */
export function jsonContext(text: string): CursorContext | undefined {
  const frames: { list: boolean; key: string; name: boolean }[] = []
  let from = text.length
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    const top = frames.at(-1)
    if (c === '"') {
      let end = i + 1
      while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
      if (end >= text.length) {
        from = i + 1
        quoted = true
        break
      }
      if (top?.name) top.key = text.slice(i + 1, end)
      i = end
    } else if (c === '{' || c === '[') frames.push({ list: c === '[', key: '', name: c === '{' })
    else if (c === '}' || c === ']') frames.pop()
    else if (c === ':' && top) top.name = false
    else if (c === ',' && top && !top.list) top.name = true
  }
  const top = frames.at(-1)
  if (!top) return undefined
  if (!quoted) from -= /[\w$.-]*$/.exec(text)![0].length
  const naming = top.name && !top.list
  const steps = frames.map(({ list, key }) => (list ? '*' : key))
  if (naming) steps.pop()
  return { at: pattern(steps), role: naming ? 'name' : 'value', from, quoted }
}

/** The context at the end of a block YAML text that is cut off at the cursor; undefined if the last line is of another form. */
export function yamlContext(text: string): CursorContext | undefined {
  const lines = text.split('\n')
  const last = lines.length - 1
  const line = lines[last]!
  const from = text.length - /[\w$.-]*$/.exec(line)![0].length
  const plain = /^( *)((?:- +)*)[\w$.-]*$/.exec(line)
  if (plain) {
    const steps = pathTo(lines, last, plain[1]!.length, plain[2]!)
    return { at: pattern(steps), role: plain[2] ? 'either' : 'name', from, quoted: false }
  }
  const value = /^( *)((?:- +)*)([\w$.-]+): +(\[(?:[\w.-]+, *)*)?["']?[\w.-]*$/.exec(line)
  if (!value) return undefined
  const steps = [...pathTo(lines, last, value[1]!.length, value[2]!), value[3]!, ...(value[4] ? ['*'] : [])]
  return { at: pattern(steps), role: 'value', from, quoted: false }
}

/** The path to the group that a line is in, by indentation. `dashes` are the list marks at the beginning of the line. */
function pathTo(lines: string[], index: number, spaces: number, dashes: string): string[] {
  const marks = (text: string) => new Array<string>((text.match(/-/g) ?? []).length).fill('*')
  const steps = marks(dashes)
  let limit = spaces
  let inList = dashes !== ''
  for (let i = index - 1; i >= 0; i--) {
    const found = /^( *)((?:- +)*)(?:([\w$.-]+):(?: |$))?/.exec(lines[i]!)!
    const [, indent, list, key] = found as unknown as [string, string, string, string | undefined]
    if (key === undefined) continue
    const column = indent.length + list.length
    const above = inList ? column <= limit : column < limit
    if (above) steps.unshift(key)
    if (above || (!inList && column === limit && list !== '')) {
      steps.unshift(...marks(list))
      limit = list === '' ? column : indent.length
      inList = list !== ''
    }
  }
  return steps
}

// A list at the root holds records: patterns are relative to a record.
function pattern(steps: string[]): string {
  const own = steps[0] === '*' ? steps.slice(1) : steps
  return own.map((step) => `/${step}`).join('')
}
