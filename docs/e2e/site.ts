import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { executablePath, launch, missing } from './chromium.mjs'
import { serve } from './server.mjs'

export interface Site {
  address: string
  /** Opens a page that records console errors, violations of the content policy, and requests to other hosts. */
  page(options?: BrowserContextOptions): Promise<Page>
  /** Returns the problems that pages recorded since the last call. */
  problems(): string[]
}

if (!executablePath) console.error(missing)

/** A `describe` whose tests run in a real browser. Without one they are skipped, with a hint how to install it. */
export function inBrowser(name: string, tests: (site: Site) => void): void {
  describe.skipIf(!executablePath)(executablePath ? name : `${name} · ${missing}`, () => {
    let browser: Browser
    let server: Awaited<ReturnType<typeof serve>>
    let recorded: string[] = []
    const site: Site = {
      address: '',
      async page(options) {
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', ...options })
        const page = await context.newPage()
        page.setDefaultTimeout(45_000)
        // With the cache, a request that is aborted by navigation would block the next one of the same URL for 20 seconds.
        const network = await context.newCDPSession(page)
        await network.send('Network.enable')
        await network.send('Network.setCacheDisabled', { cacheDisabled: true })
        page.on('console', (message) => message.type() === 'error' && recorded.push(`console: ${message.text()}`))
        page.on('pageerror', (error) => recorded.push(`error: ${error.message}`))
        page.on('request', (request) => {
          if (!/^(?:data|blob|about):/.test(request.url()) && !request.url().startsWith(`${site.address}/`)) recorded.push(`request: ${request.url()}`)
        })
        await page.exposeFunction('refusedByPolicy', (what: string) => recorded.push(`policy: ${what}`))
        await page.addInitScript(() => {
          document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
            (globalThis as never as { refusedByPolicy(what: string): void }).refusedByPolicy(`${violatedDirective} ${blockedURI} ${sourceFile}`),
          )
        })
        return page
      },
      problems() {
        const all = recorded
        recorded = []
        return all
      },
    }
    beforeAll(async () => {
      server = await serve()
      site.address = server.address
      browser = await launch()
    })
    afterAll(async () => {
      await browser?.close()
      server?.stop()
    })
    tests(site)
  })
}

/** The title of a field that tests search for. */
export const field = '承诺办结时限'
/** Selector of a suggestion of the search box. */
export const suggestion = '[class*="suggestion_"]'

/** Opens a path of the site and waits until the network is idle. */
export async function openPage(site: Site, path: string): Promise<Page> {
  const page = await site.page()
  await page.goto(`${site.address}${path}`, { waitUntil: 'networkidle' })
  return page
}

/** Types words into the search box. */
export async function search(page: Page, words: string): Promise<void> {
  await page.locator('input[class*="search"], input[type="search"]').first().click()
  await page.keyboard.type(words)
}

/** One path for each kind of page. */
export const kinds: Record<string, string> = {
  home: '/',
  reference: '/reference/',
  standard: '/standards/service-guide/2.0/',
  record: '/records/service-item/1.0/implementation/',
  rule: '/rules/promised-limit-within-statutory/',
  'rule of files': '/rules/file-is-utf8/',
  rules: '/rules/',
  codes: '/codes/service-item/document-type/',
  profile: '/profiles/qingdao/',
  source: '/trace/MOHRSS-2016-44/',
  trace: '/trace/',
  matrix: '/trace/matrix/',
  versions: '/versions/',
  comparison: '/versions/service-guide-1.0-2.0/',
  schemas: '/schemas/',
  guide: '/guides/developers/',
  playground: '/playground/',
  report: '/report/',
  'guide view': '/guide-view/',
  search: '/search/?q=办理地点',
  missing: '/no-such-page/',
}

/** The source of axe, to be injected into a page. */
export const axeSource = () => readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
