import type { Case, CaseFile, Source } from '../source.js'

/** Key in `Source.files` of a file of cases. */
export function caseFileKey({ owner, profile, rule }: CaseFile): string {
  return profile ? `schemas/profiles/${profile}/cases/${rule}.yaml` : `schemas/${owner}/cases/${rule}.yaml`
}

/**
 * Key in `Source.examples` of the example that a case differs from. `1.0/implementation` is of the case's own standard;
 * `service-guide/2.0/guide` and `profile/guide` name standard or profile too.
 */
export function exampleKey(source: Source, file: CaseFile, one: Case, from: string): string | undefined {
  const [first, ...rest] = from.split('/')
  if (first === 'profile') return `profiles/${one.profile ?? file.profile}/${rest.join('/')}`
  if (rest.length === 2) return from
  if (!file.profile) return `${file.owner}/${from}`
  return [...source.examples.keys()].find((key) => !key.startsWith('profiles/') && key.slice(key.indexOf('/') + 1) === from)
}

/** What can stand in `from` of a file of cases. */
export function exampleNames(source: Source, file: CaseFile): string[] {
  return [...source.examples.keys()].flatMap((key) => {
    const [first, second, third] = key.split('/')
    if (first === 'profiles') return second === file.profile ? [`profile/${third}`] : []
    return first === file.owner || file.profile ? [`${second}/${third}`, key] : [key]
  })
}

/** The record type an example is of: by its folder, or for a profile's own by its `$schema` or its name. */
export function recordTypeOf(source: Source, key: string): string | undefined {
  const path = key.replace(/\.[a-z]+$/, '')
  if (source.schemas.has(path)) return path
  const named = (source.examples.get(key) as { $schema?: string }).$schema
  if (named) return named.replace(source.base, '').replace(/\.schema\.json$/, '')
  const type = path.slice(path.lastIndexOf('/') + 1)
  return [...source.schemas.keys()].filter((one) => one.endsWith(`/${type}`)).at(-1)
}
