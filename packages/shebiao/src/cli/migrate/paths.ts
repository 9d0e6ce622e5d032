import { statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { dataFiles, discover, type PathProblem } from '../../runner/discover.js'

/** A data file, and its path below the folder that was named, or its own name. */
export interface Input {
  path: string
  name: string
}

/** The data files that the paths on the command line name, `-` for standard input; what cannot be read; and manifests, which hold no records. */
export function inputsOf(paths: readonly string[]): { inputs: Input[]; missing: PathProblem[]; left: string[] } {
  const inputs: Input[] = []
  const missing: PathProblem[] = []
  const left: string[] = []
  for (const path of paths) {
    if (path === '-') {
      inputs.push({ path, name: 'stdin.json' })
      continue
    }
    const found = discover([path])
    missing.push(...found.problems)
    left.push(...found.submissions)
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
    const below = found.submissions.map((manifest) => dataFiles(dirname(manifest)))
    missing.push(...below.flatMap(({ problems }) => problems))
    const files = [...found.files, ...below.flatMap((matches) => matches.files)]
    for (const file of files) if (!inputs.some((one) => one.path === file)) inputs.push({ path: file, name: isFolder ? relative(path, file) : basename(file) })
  }
  return { inputs, missing, left }
}

/** Where a migrated file is written below a folder: under its name, with the ending of its format. */
export function outputPath(folder: string, { name }: Input, format: 'json' | 'ndjson'): string {
  const plain = name.replace(/\.(?:gz|zst)$/, '')
  const isSame = format === 'ndjson' ? /\.(?:ndjson|jsonl)$/.test(plain) : plain.endsWith('.json')
  return join(folder, isSame ? plain : `${plain.replace(/\.(?:json|ya?ml|ndjson|jsonl|csv|tsv)$/, '')}.${format}`)
}
