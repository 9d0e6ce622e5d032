import { randomBytes } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateRawSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { line, type RefusedCase, refusedCases } from './corpus.js'
import { inBrowser } from './site.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

inBrowser('the playground', (site) => {
  let page: Page
  let cases: RefusedCase[]
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shebiao-playground-'))
    cases = refusedCases()
    page = await site.page()
    // Captures the worker that the page creates, so that the test can send it many requests.
    await page.addInitScript(() => {
      const Original = globalThis.Worker
      globalThis.Worker = class extends Original {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options)
          ;(globalThis as never as { capturedWorker: Worker }).capturedWorker = this
        }
      }
    })
    await page.goto(`${site.address}/playground/`)
    await page.getByTestId('editor').waitFor()
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  afterEach(() => expect(site.problems()).toEqual([]))

  it('has the findings of the command in every refused case of the corpus', { timeout: 300_000 }, async () => {
    expect(cases.length).toBeGreaterThan(1000)
    await open(page, site.address, cases[0]!)
    const differing: string[] = []
    for (let from = 0; from < cases.length; from += 500) {
      const batch = cases.slice(from, from + 500)
      const reports = await page.evaluate(
        (asked) =>
          new Promise<Record<string, unknown>[][]>((done, fail) => {
            const { capturedWorker } = globalThis as never as { capturedWorker: Worker }
            const out: Record<string, unknown>[][] = []
            capturedWorker.addEventListener('message', ({ data }) => {
              const at = data.id - 1_000_000
              if (at < 0) return
              if (data.error) fail(new Error(data.error))
              if (!data.report) return
              out[at] = data.report.findings
              if (out.filter(Boolean).length === asked.length) done(out)
            })
            asked.forEach(({ text, source, options }, i) =>
              capturedWorker.postMessage({
                id: 1_000_000 + i,
                input: text,
                options: { ...options, source, format: 'json', language: 'zh', maxFindings: 1_000_000 },
              }),
            )
          }),
        batch.map(({ text, source, options }) => ({ text, source, options })),
      )
      for (const [i, { it, found }] of batch.entries()) {
        const here = reports[i]!.map(line)
        if (here.join('\n') !== found.join('\n')) differing.push(`${it}\n  command ${found.join('; ')}\n  page    ${here.join('; ')}`)
      }
      await page.reload()
      await page.getByTestId('editor').waitFor()
      await open(page, site.address, cases[0]!)
    }
    expect(differing).toEqual([])
  })

  it('shows all findings with their location and message', { timeout: 300_000 }, async () => {
    // The link sets the standard but not the record type, which cannot be detected if $schema is broken.
    const detectable = cases.filter(({ found }) => !found.some((text) => text.includes('/$schema')))
    const sample = detectable.filter((_, i) => i % Math.floor(detectable.length / 40) === 0)
    expect(sample.length).toBeGreaterThanOrEqual(30)
    for (const one of sample) {
      await open(page, site.address, one)
      const shown = await page.getByTestId('finding').evaluateAll((all) =>
        all.map((element) => {
          const { rule, line, column } = (element as HTMLElement).dataset
          return { location: `${rule} ${line}:${column}`, text: element.textContent ?? '' }
        }),
      )
      const expected = one.found.map((found) => found.split(' | '))
      expect(shown.map(({ location }) => location).sort(), one.it).toEqual(expected.map(([rule, , at, column]) => `${rule} ${at}:${column}`).sort())
      for (const [, , , , , , , message] of expected)
        expect(
          shown.some(({ text }) => text.includes(message!)),
          `${one.it}: ${message}`,
        ).toBe(true)
    }
  })

  it('selects the line of a finding that is clicked', async () => {
    const one = cases.find(({ found }) => found.some((text) => Number(text.split(' | ')[2]) > 5))!
    await open(page, site.address, one)
    const finding = page.getByTestId('finding').first()
    const at = await finding.getAttribute('data-line')
    const control = finding.locator('button, a').first()
    await ((await control.count()) > 0 ? control : finding).click()
    const here = () => page.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest('.cm-line')?.textContent)
    await expect.poll(here).toBe(one.text.split('\n')[Number(at) - 1])
  })

  it('shares a link with the text and the settings, which are sent to no server', async () => {
    const one = cases[0]!
    await open(page, site.address, one)
    await page.getByTestId('profile').selectOption({ index: 1 })
    await page.getByTestId('language').selectOption('en')
    await page.getByTestId('share').click()
    await expect.poll(() => page.getByTestId('notice').innerText()).toContain('#')
    const link = page.url()
    const other = await site.page()
    const requests: string[] = []
    other.on('request', (request) => requests.push(request.url() + (request.postData() ?? '')))
    await other.goto(link)
    await other.getByTestId('finding').first().waitFor()
    expect((await other.locator('.cm-line').allInnerTexts()).slice(0, 3).map((text) => text.trimEnd())).toEqual(one.text.split('\n').slice(0, 3))
    for (const name of ['standard', 'profile', 'language', 'format'])
      expect(await other.getByTestId(name).inputValue(), name).toBe(await page.getByTestId(name).inputValue())
    expect(await other.getByTestId('finding').count()).toBe(await page.getByTestId('finding').count())
    expect(requests.filter((url) => url.includes(link.slice(link.indexOf('text='), link.indexOf('text=') + 40)) && !url.includes('#'))).toEqual([])
    await other.context().close()
  })

  it('completes fields, and shows the Chinese title of a field on hover', async () => {
    const { pathname, text } = { pathname: '/playground/', text: '{\n  "itemName": "示例"\n}' }
    const fragment = new URLSearchParams({ standard: 'service-guide@2.0 guide', format: 'json', lang: 'zh' })
    await page.goto('about:blank')
    await page.goto(`${site.address}${pathname}#${fragment}&text=${deflateRawSync(text).toString('base64url')}`)
    await page.getByTestId('finding').first().waitFor()
    await page.locator('.cm-line').nth(1).getByText('itemName').hover()
    await expect.poll(() => page.locator('.cm-tooltip').allInnerTexts()).toContainEqual(expect.stringContaining('事项名称'))
    await page.locator('.cm-line').nth(1).click()
    await page.keyboard.press('End')
    await page.keyboard.type(',\n"promised')
    await expect.poll(() => page.locator('.cm-tooltip-autocomplete').allInnerTexts()).toContainEqual(expect.stringContaining('办理时限'))
  })

  it('shows a message for a binary file, deep nesting and 100 MB, and stays responsive', { timeout: 240_000 }, async () => {
    const files = {
      'picture.json': randomBytes(200_000),
      'deep.json': Buffer.from(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
      'noise.csv': randomBytes(50_000),
    }
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    const big = openSync(join(folder, 'big.json'), 'w')
    const block = Buffer.alloc(1 << 20, '{"itemName":"示例"},'.repeat(10))
    writeSync(big, '[')
    for (let i = 0; i < 100; i++) writeSync(big, block)
    closeSync(big)
    for (const name of [...Object.keys(files), 'big.json']) {
      await page.goto('about:blank')
      await page.goto(`${site.address}/playground/`)
      await page.getByTestId('editor').waitFor()
      await page.getByTestId('file-input').setInputFiles(join(folder, name))
      // Until the file is read, the page shows the findings of its default sample.
      const found = page.locator('section', { has: verdictOn(page, name) }).getByTestId('finding')
      const sentence = page
        .getByTestId('notice')
        .or(page.getByTestId('error'))
        .or(found)
        .filter({ hasText: /[\u4e00-\u9fff]{4}/ })
      await sentence.first().waitFor({ timeout: 60_000 })
      expect(await page.evaluate(() => 1 + 1), name).toBe(2)
    }
    await open(page, site.address, cases[0]!)
    expect(await page.getByTestId('finding').count()).toBeGreaterThan(0)
  })

  it('does not freeze over 20 MB of NDJSON', { timeout: 180_000 }, async () => {
    const record = JSON.stringify({ ...JSON.parse(readFileSync(join(root, 'schemas/service-item/1.0/examples/implementation.json'), 'utf8')), surplus: 1 })
    writeFileSync(join(folder, 'many.ndjson'), `${record}\n`.repeat(Math.ceil(20e6 / Buffer.byteLength(record))))
    await page.goto('about:blank')
    await page.goto(`${site.address}/playground/`)
    await page.getByTestId('editor').waitFor()
    await page.evaluate(() => {
      const pulse = { longest: 0, last: performance.now() }
      ;(globalThis as never as { pulse: typeof pulse }).pulse = pulse
      setInterval(() => {
        pulse.longest = Math.max(pulse.longest, performance.now() - pulse.last)
        pulse.last = performance.now()
      }, 20)
    })
    const began = performance.now()
    await page.getByTestId('file-input').setInputFiles(join(folder, 'many.ndjson'))
    // Until then, the page shows the findings of its default sample.
    await verdictOn(page, 'many.ndjson').waitFor({ timeout: 120_000 })
    expect(await page.getByTestId('finding').count()).toBeGreaterThan(0)
    const took = performance.now() - began
    const longest = await page.evaluate(() => (globalThis as never as { pulse: { longest: number } }).pulse.longest)
    console.log(`20 MB of NDJSON: checked in ${Math.round(took)} ms, the page never busy for longer than ${Math.round(longest)} ms`)
    // Independent of the machine's speed: a page that checked in its own thread would be busy all the time.
    expect(longest).toBeLessThan(took / 2)
  })
})

/** The verdict on this file. */
const verdictOn = (page: Page, name: string) => page.locator(`[data-testid=verdict][data-source="${name}"]`)

/** Opens the page with a case, by a link like those that are shared, and waits for the first finding. */
async function open(page: Page, address: string, { text, options: { standard, profile, asOf } }: RefusedCase): Promise<void> {
  const fragment = new URLSearchParams({ standard, ...(profile && { profile }), 'as-of': asOf, lang: 'zh', format: 'json' })
  await page.goto('about:blank')
  await page.goto(`${address}/playground/#${fragment}&text=${deflateRawSync(text).toString('base64url')}`)
  await page.getByTestId('finding').first().waitFor()
}
