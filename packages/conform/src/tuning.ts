import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

/**
 * Has V8 take less memory: what a check holds is little and does not grow, so that its old generation need not grow to twice
 * that before it is looked through. And has it compile less and later. A check is hundreds of functions of which each is called by the ten thousand: with the
 * defaults of Node 20 their optimisation, again and again, took as long as a check of 10,000 records. Later versions have a
 * compiler between, and keep their defaults.
 */
export function tuneV8(): void {
  setFlagsFromString('--heap-growing-percent=30')
  boundYoungGeneration()
  if (!process.versions.node.startsWith('20.')) return
  setFlagsFromString('--interrupt-budget=400000')
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=300')
}

/** Bytes of a young generation that is large enough: what a check makes for one record lives no longer than some tens of others. */
const youngEnough = 8 * 1024 * 1024

/**
 * Lets the young generation grow no further than is of use: left to itself it takes 48 MB. How large it may become is settled
 * before any code of ours runs; by how much it grows is not. Threads are given their limit when they are started.
 */
function boundYoungGeneration(): void {
  const watch = setInterval(() => {
    const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
    if (young && young.space_size < youngEnough) return
    setFlagsFromString('--semi-space-growth-factor=1')
    clearInterval(watch)
  }, 5)
  watch.unref()
}
