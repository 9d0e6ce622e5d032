import { readFileSync } from 'node:fs'

/** A remark step: a code block marked `file=ci/github.yml` holds that file of this folder, so that what is shown is what is tested. */
export function includeFile() {
  return (tree) => fill(tree)
}

function fill(node) {
  const [, path] = (node.type === 'code' && /(?:^|\s)file=(\S+)/.exec(node.meta ?? '')) || []
  if (path) node.value = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8').trimEnd()
  for (const child of node.children ?? []) fill(child)
}
