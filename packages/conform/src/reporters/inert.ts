/**
 * A line of ours that no CI system takes for a command, whatever data it shows: GitHub and Gitea act on `::` at the beginning of a
 * line and on `##[` anywhere, Azure Pipelines and TeamCity on `##vso[` and `##teamcity[`.
 */
export function inert(line: string): string {
  return line.replace(/##(?=\w*\[)/g, '#\\u0023').replace(/^(\s*(?:\u001b\[\d+m)?\s*):(?=:)/, '$1\\u003a')
}
