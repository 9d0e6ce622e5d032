import type { Schema, Source } from './source.js'

const keywords = new Set(
  '$schema $ref $defs $comment title description type properties required additionalProperties items minItems maxItems uniqueItems const enum pattern format minLength maxLength minimum maximum multipleOf oneOf discriminator default examples'.split(
    ' ',
  ),
)
const formats = new Set(['date', 'date-time', 'uri'])

/** Every breach of the house rules for schemas, each with its place; nothing outside the subset is ever skipped in silence. */
export function houseProblems(source: Source): string[] {
  const problems: string[] = []
  for (const [file, schema] of source.schemas) {
    const common = file.startsWith('common/')
    const [standard, edition] = file.split('/')
    const clauses = source.standards.get(`${standard}@${edition}`)?.clauses
    if (!common && !clauses) problems.push(`${file}: no text of ${standard}@${edition} under standards/`)
    if (schema['x-record']) {
      if (schema.type !== 'object') problems.push(`${file}: a record type is an object`)
      for (const slot of ['$schema', 'extensions']) {
        if (!schema.properties?.[slot]) problems.push(`${file}: a record type has the property ${slot}`)
      }
    }
    const visit = (node: Schema, at: string, named: boolean): void => {
      const say = (what: string) => problems.push(`${file}${at}: ${what}`)
      for (const keyword of Object.keys(node)) {
        if (!keywords.has(keyword) && !keyword.startsWith('x-')) say(`keyword ${keyword} is outside the subset`)
      }
      if (named && !node.title) say('has no Chinese title')
      if (named && !node.description) say('has no description')
      if (named && !node['x-en']) say('has no English title (x-en)')
      const clause = node['x-clause']
      if (clause !== undefined && common) say('a common element cites no clause: the field that uses it does')
      if (clause !== undefined && clauses && !clauses[clause]) say(`cites clause ${clause}, which does not exist`)
      if (node.format && !formats.has(node.format)) say(`format ${node.format} is outside the subset`)
      if (node.type === 'object' && node.additionalProperties === undefined && !node.oneOf) say('is open: an object is closed or says why not')
      if (node.oneOf && !node.discriminator) say('oneOf without a discriminator')
      if (node.enum && (node.enum as unknown[]).length > 200) say('an enum of thousands is a table and a rule')
      for (const name of node.required ?? []) {
        if (node.properties && !(name in node.properties)) say(`requires ${name}, which is not declared`)
      }
      for (const [key, inner] of Object.entries(node.properties ?? {})) visit(inner, `${at}/properties/${key}`, true)
      for (const [key, inner] of Object.entries(node.$defs ?? {})) visit(inner, `${at}/$defs/${key}`, true)
      if (node.items) visit(node.items, `${at}/items`, false)
    }
    visit(schema, '#', true)
  }
  for (const list of source.codeLists.values()) {
    const seen = new Set<string>()
    for (const { code, title, title_en, source: from } of list.codes) {
      if (!/^[A-Za-z][A-Za-z0-9]*$/.test(code)) problems.push(`${list.name}: code ${code} is not a plain name`)
      if (seen.has(code)) problems.push(`${list.name}: code ${code} stands twice`)
      if (!title || !title_en || !from) problems.push(`${list.name}: code ${code} lacks a title or a source`)
      seen.add(code)
    }
  }
  return problems
}
