import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { executablePath, launch, missing } from './chromium.mjs'
import { serve } from './server.mjs'

export interface Site {
  address: string
  /** A page that notes every console error, refused script or style, and request that leaves the site. */
  page(options?: BrowserContextOptions): Promise<Page>
  /** What the pages opened so far have noted; forgets it. */
  troubles(): string[]
}

if (!executablePath) console.error(missing)

/** Tests in a real browser; skipped, with a word on how to install it, where there is none. */
export function inBrowser(name: string, tests: (site: Site) => void): void {
  describe.skipIf(!executablePath)(executablePath ? name : `${name} · ${missing}`, () => {
    let browser: Browser
    let server: Awaited<ReturnType<typeof serve>>
    let noted: string[] = []
    const site: Site = {
      address: '',
      async page(options) {
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', ...options })
        const page = await context.newPage()
        page.setDefaultTimeout(45_000)
        // A request that a navigation cuts short holds its place in the cache for twenty seconds against the next.
        const network = await context.newCDPSession(page)
        await network.send('Network.enable')
        await network.send('Network.setCacheDisabled', { cacheDisabled: true })
        page.on('console', (message) => message.type() === 'error' && noted.push(`console: ${message.text()}`))
        page.on('pageerror', (error) => noted.push(`error: ${error.message}`))
        page.on('request', (request) => {
          if (!/^(?:data|blob|about):/.test(request.url()) && !request.url().startsWith(`${site.address}/`)) noted.push(`request: ${request.url()}`)
        })
        await page.exposeFunction('refusedByPolicy', (what: string) => noted.push(`policy: ${what}`))
        await page.addInitScript(() => {
          document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
            (globalThis as never as { refusedByPolicy(what: string): void }).refusedByPolicy(`${violatedDirective} ${blockedURI} ${sourceFile}`),
          )
        })
        return page
      },
      troubles() {
        const all = noted
        noted = []
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

/** One address of every kind of page there is, by its kind. */
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

/** axe, as a script to be injected before a page's own. */
export const axeSource = () => readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
