/** A property name or an index as one step of a JSON Pointer, with its leading `/`. */
export function pointerStep(name: string | number): string {
  return `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** The property name or index that a step of a JSON Pointer, without its leading `/`, stands for. */
export function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~')
}
