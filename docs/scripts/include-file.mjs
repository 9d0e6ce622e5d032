import { readFileSync } from 'node:fs'

/** A remark plugin: fills a code block marked `file=ci/github.yml` with that file of docs, so that the page shows the tested file. */
export function includeFile() {
  return (tree) => fill(tree)
}

function fill(node) {
  const [, path] = (node.type === 'code' && /(?:^|\s)file=(\S+)/.exec(node.meta ?? '')) || []
  if (path) node.value = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8').trimEnd()
  for (const child of node.children ?? []) fill(child)
}
