import { refusedLineEnds } from '../pattern/portable.js'
import type { Schema, Source } from '../source.js'

const month = '(?:0[1-9]|1[0-2])'
const day = '(?:0[1-9]|[12][0-9]|3[01])'
const hour = '(?:[01][0-9]|2[0-3])'
const zone = `(?:[Zz]|[+-]${hour}:[0-5][0-9])`

/** What a format implies. Many validators take `format` for an annotation unless told otherwise: this much they refuse all the same. */
const implied: Record<string, Schema> = {
  date: { pattern: `^[0-9]{4}-${month}-${day}$`, minLength: 10, maxLength: 10 },
  'date-time': { pattern: `^[0-9]{4}-${month}-${day}[Tt]${hour}:[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?${zone}$` },
}

/**
 * A bundled schema as it is published: the same assertions in the words that readers in every language understand alike.
 * Without `discriminator`, which OpenAPI takes for the name of a schema; with the Chinese labels of codes, with the pattern that a
 * format implies, and with what keeps engines from letting `$` stand before a line end.
 */
export function published(schema: Schema, { codeLists }: Pick<Source, 'codeLists'>): Schema {
  return publish(schema)

  function publish(node: Schema): Schema {
    const out: Schema = {}
    for (const [keyword, value] of Object.entries(node)) {
      if (keyword === 'discriminator') continue
      if (keyword === 'properties' || keyword === '$defs') out[keyword] = mapped(value as Record<string, Schema>)
      else if (keyword === 'items') out.items = publish(value as Schema)
      else if (keyword === 'oneOf' || keyword === 'allOf') out[keyword] = (value as Schema[]).map(publish)
      else out[keyword] = value
      if (keyword === 'enum' && node['x-codelist']) out.enumDescriptions = labels(node['x-codelist'], value as string[])
    }
    if (node.format !== undefined && node.pattern === undefined) Object.assign(out, implied[node.format])
    const ends = out.pattern === undefined || isOfOneLength(out) ? [] : refusedLineEnds(out.pattern)
    if (ends.length > 0) out.not = { type: 'string', pattern: `[${ends.join('')}]` }
    return out
  }

  function mapped(schemas: Record<string, Schema>): Record<string, Schema> {
    return Object.fromEntries(Object.entries(schemas).map(([name, inner]) => [name, publish(inner)]))
  }

  function labels(list: string, codes: string[]): string[] {
    const titles = new Map(codeLists.get(list)!.codes.map(({ code, title }) => [code, title]))
    return codes.map((code) => titles.get(code) ?? code)
  }
}

/** Whether its lengths alone refuse a text with a line end behind it. */
function isOfOneLength({ minLength, maxLength }: Schema): boolean {
  return minLength !== undefined && minLength === maxLength
}
