import { checkText } from '@shebiao/conform'
import type { CheckRequest, CheckResponse } from './checker'

// Runs the same check as the command, in a worker: the page stays responsive, and a check can be cancelled by ending the worker.
self.addEventListener('message', async ({ data: { id, input, options } }: MessageEvent<CheckRequest>) => {
  const respond = (response: CheckResponse) => self.postMessage(response)
  try {
    const text = input instanceof Blob ? new Uint8Array(await input.arrayBuffer()) : input instanceof ArrayBuffer ? new Uint8Array(input) : input
    respond({ id, report: await checkText(text, options, (records) => respond({ id, records })) })
  } catch (error) {
    respond({ id, error: error instanceof Error ? error.message : String(error) })
  }
})
