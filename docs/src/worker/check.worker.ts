import { checkText } from '@shebiao/conform'
import type { Answer, Question } from './checker'

// What the command runs, off the page's own thread: a large file keeps the page alive, and a newer one ends the older with its worker.
self.addEventListener('message', async ({ data: { id, input, options } }: MessageEvent<Question>) => {
  const answer = (one: Answer) => self.postMessage(one)
  try {
    const text = input instanceof Blob ? new Uint8Array(await input.arrayBuffer()) : input instanceof ArrayBuffer ? new Uint8Array(input) : input
    answer({ id, report: await checkText(text, options, (records) => answer({ id, records })) })
  } catch (error) {
    answer({ id, error: error instanceof Error ? error.message : String(error) })
  }
})
