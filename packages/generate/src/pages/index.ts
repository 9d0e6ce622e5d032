import type { Language, PagesInput } from './input.js'
import { codeListPage, schemaIndex, schemasPage } from './lists.js'
import { codesPage, overviewPage, profilesPage, rulesPage, sidebar } from './overview.js'
import { profilePage } from './profile.js'
import { recordPage } from './record.js'
import { factsPage, strengthPage } from './registers.js'
import { rulePage } from './rule.js'
import { searchEntries } from './search.js'
import { site } from './site.js'
import { standardPage } from './standard.js'
import { documentPage, matrix, traceIndexPage } from './trace.js'
import { comparePage, successions, versionsPage } from './versions.js'

export type { EncodingInput, ExampleInput, Language as PageLanguage, PagesInput, RecordInput, RuleInput } from './input.js'

/** The reference in one language: Markdown by path, and `sidebar.json`, `matrix.json`, `search.json`, `schemas.json`. */
export function pages(input: PagesInput, language: Language): Map<string, string> {
  const of = site(input, language)
  const out = new Map<string, string>()
  out.set('index.md', overviewPage(of))
  for (const one of of.standards) out.set(`standards/${one.standard}-${one.edition}.md`, standardPage(of, one))
  for (const one of of.records) out.set(`records/${one.path.replaceAll('/', '-')}.md`, recordPage(of, one))
  out.set('rules/index.md', rulesPage(of))
  for (const one of of.rules) out.set(`rules/${one.id}.md`, rulePage(of, one))
  out.set('codes/index.md', codesPage(of))
  for (const one of of.codeLists) out.set(`codes/${one.name}.md`, codeListPage(of, one))
  out.set('profiles/index.md', profilesPage(of))
  for (const one of of.profiles) out.set(`profiles/${one.profile}.md`, profilePage(of, one))
  out.set('trace/index.md', traceIndexPage(of))
  for (const one of of.documents) out.set(`trace/${one.id}.md`, documentPage(of, one))
  if (of.strength) out.set('trace/strength.md', strengthPage(of, of.strength))
  if (of.facts) out.set('trace/facts.md', factsPage(of, of.facts))
  out.set('versions/index.md', versionsPage(of))
  for (const [from, to] of successions(of)) out.set(`versions/${from.standard}-${from.edition}-${to.edition}.md`, comparePage(of, from, to))
  out.set('schemas.md', schemasPage(of))
  out.set('sidebar.json', `${JSON.stringify(sidebar(of), null, 2)}\n`)
  out.set('matrix.json', matrix(of))
  out.set('search.json', `${JSON.stringify(searchEntries(of))}\n`)
  out.set('schemas.json', schemaIndex(of))
  return out
}
