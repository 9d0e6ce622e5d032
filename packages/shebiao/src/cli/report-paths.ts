import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import type { Report } from '@shebiao/conform/model/finding.js'

/**
 * The folder that paths in machine formats are relative to: the repository, as the CI system names it or as git finds it, else the
 * working directory.
 */
export function repositoryRoot(): string {
  const { CI_PROJECT_DIR, GITHUB_WORKSPACE } = process.env
  const here = process.cwd()
  for (const root of [CI_PROJECT_DIR, GITHUB_WORKSPACE]) if (root && isInside(resolve(root), here)) return resolve(root)
  for (let folder = here; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder
    if (dirname(folder) === folder) return here
  }
}

/** The report with paths relative to `base`, with `/`. Paths outside of it are absolute; standard input stays `-`. */
export function withPathsFrom(base: string, report: Report): Report {
  const known = new Map<string, string>()
  const path = (source: string) => {
    let found = known.get(source)
    if (found === undefined) known.set(source, (found = pathFrom(base, source)))
    return found
  }
  return {
    ...report,
    files: report.files.map((file) => ({ ...file, source: path(file.source) })),
    findings: report.findings.map((finding) => {
      const source = path(finding.source)
      // There may be many: what stays as it is is not copied.
      if (!finding.dataset) return source === finding.source ? finding : { ...finding, source }
      return { ...finding, source, dataset: { ...finding.dataset, places: finding.dataset.places.map((place) => ({ ...place, source: path(place.source) })) } }
    }),
    notChecked: report.notChecked.map((one) => ({ ...one, ...(one.source !== undefined && { source: path(one.source) }) })),
    failures: report.failures.map((failure) => ({ ...failure, source: path(failure.source) })),
  }
}

function pathFrom(base: string, source: string): string {
  if (source === '' || source === '-') return source
  const absolute = resolve(source)
  return (isInside(base, absolute) ? relative(base, absolute) || '.' : absolute).replaceAll('\\', '/')
}

function isInside(folder: string, path: string): boolean {
  const step = relative(folder, path)
  return step !== '..' && !step.startsWith('../') && !step.startsWith('..\\') && !isAbsolute(step)
}
