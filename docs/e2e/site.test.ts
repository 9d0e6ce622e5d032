import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { axeSource, field, inBrowser, kinds, openPage, search, suggestion } from './site.js'

const docs = fileURLToPath(new URL('../', import.meta.url))
const build = `${docs}build/`
const languages = { 'zh-Hans': '', en: '/en' }

describe('every page', () => {
  const pages = readdirSync(build, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))
  it('has a strict content policy: no inline script but the theme’s, no eval', () => {
    expect(pages.length).toBeGreaterThan(50)
    const wrong = pages.filter((name) => {
      const policy = /<meta http-equiv="?Content-Security-Policy"? content="([^"]+)"/i.exec(readFileSync(`${build}${name}`, 'utf8'))?.[1] ?? ''
      const scripts = /script-src ([^;]+)/.exec(policy)?.[1]?.replaceAll('&#x27;', "'").replaceAll('&#39;', "'") ?? ''
      return !/^'self'(?: 'sha256-[\w+/=]+')*$/.test(scripts.trim()) || !/default-src (?:'|&#x?[\da-f]+;)(?:self|none)/.test(policy)
    })
    expect(wrong).toEqual([])
  })
  it('loads nothing from another host', () => {
    const loads =
      /<(?:script|img|iframe|source|video|audio)[^>]+src="?https?:|<link[^>]+rel="?(?:stylesheet|preload|prefetch|preconnect|icon)[^>]+href="?https?:/
    expect(pages.filter((name) => loads.test(readFileSync(`${build}${name}`, 'utf8').replaceAll(/<pre[\s\S]*?<\/pre>/g, '')))).toEqual([])
  })
})

describe('every edition', () => {
  const { standards, records } = JSON.parse(readFileSync(`${docs}.generated/overview.json`, 'utf8')) as Record<string, Record<string, string>[]>
  const root = new URL(JSON.parse(readFileSync(`${docs}../schemas/package.json`, 'utf8')).shebiao.base).pathname
  it('has its pages in both languages, even if there is a newer edition', () => {
    const addresses = [...standards!.map(({ standard, edition }) => `standards/${standard}/${edition}`), ...records!.map(({ path }) => `records/${path}`)]
    expect(addresses).toEqual(expect.arrayContaining(['standards/service-guide/1.0', 'standards/service-guide/2.0', 'records/service-guide/1.0/guide']))
    const missing = addresses.flatMap((one) => [one, `en/${one}`]).filter((one) => !existsSync(`${build}${one}/index.html`))
    expect(missing).toEqual([])
  })
  it('has its schemas at the paths of their $id', () => {
    const { schemas, profiles } = JSON.parse(readFileSync(`${build}schemas/index.json`, 'utf8')) as Record<string, { $id: string }[]>
    expect(schemas).toHaveLength(records!.length)
    expect(profiles!.length).toBeGreaterThan(3)
    for (const { $id } of [...schemas!, ...profiles!]) {
      const path = new URL($id).pathname.slice(root.length)
      expect(JSON.parse(readFileSync(`${build}schemas/${path}`, 'utf8')).$id).toBe($id)
    }
    for (const file of ['codes.json', 'openapi.json']) expect(existsSync(`${build}schemas/${file}`), file).toBe(true)
  })
})

inBrowser('the site', (site) => {
  afterEach(() => expect(site.problems()).toEqual([]))
  const open = (path: string) => openPage(site, path)

  it(`finds the field ${field} and opens it`, async () => {
    const page = await open('/')
    await search(page, field)
    const hit = page.locator(suggestion).first()
    await hit.waitFor()
    expect(await hit.innerText()).toMatch(new RegExp(`^${field}\\s+实施清单 1.0$`))
    await hit.click()
    await page.waitForURL(/\/records\/service-item\/1\.0\/implementation\/.*#/)
    const target = page.locator(`[id="${decodeURIComponent(new URL(page.url()).hash.slice(1))}"]`)
    await expect.poll(() => target.innerText()).toContain(field)
    await page.context().close()
  })

  it('opens the details around a nested field that a link leads to', async () => {
    const page = await open('/records/service-item/1.0/implementation/#f-variants.promisedLimit')
    const target = page.locator('[id="f-variants.promisedLimit"]')
    await target.waitFor()
    expect(await target.innerText()).toContain(field)
    await page.context().close()
  })

  it.each([
    ['无障碍', /\/records\/bank-outlet\/1\.0\/outlet\/#f-barrierFree$/],
    ['itemName', /\/records\/.*#f-.*itemName$/],
    ['guide-steps-within-limit', /\/rules\/guide-steps-within-limit\/$/],
    ['环节时限之和不超过办理时限', /\/rules\/guide-steps-within-limit\/$/],
    ['6.4.4', /#c-6-4-4$/],
    ['办理地点', /#f-locations$/],
    // Inside a sentence of a clause.
    ['写到门牌', /#c-7-8$/],
  ])('finds %s in the search', async (words, address) => {
    const page = await open('/')
    expect(await found(page, '/', words)).toContainEqual(expect.stringMatching(address))
    await page.context().close()
  })

  it.each(Object.entries(languages))('ranks a field before pages that mention it: %s', { timeout: 180_000 }, async (language, prefix) => {
    const entries = JSON.parse(readFileSync(`${docs}.generated/search.${language === 'en' ? 'en' : 'zh'}.json`, 'utf8')) as { kind: string; title: string }[]
    const titles = [...new Set(entries.flatMap(({ kind, title }) => (kind === 'field' ? title : [])))]
    const sample = titles.filter((_, i) => i % Math.floor(titles.length / 20) === 0)
    expect(sample.length).toBeGreaterThanOrEqual(20)
    const page = await open(`${prefix}/`)
    const misranked: string[] = []
    for (const title of sample) {
      const [first = ''] = await found(page, prefix, title)
      if (!first.includes('/records/')) misranked.push(`${title}: ${first}`)
    }
    // Some titles are also titles of pages, and some are divided into other words than in the index.
    expect(misranked.length / sample.length, misranked.join('\n')).toBeLessThan(0.1)
    await page.context().close()
  })

  for (const [language, prefix] of Object.entries(languages)) {
    describe(language, () => {
      it.each(Object.entries(kinds))('%s fits 360 and 1440 px, and axe finds nothing serious', async (_, path) => {
        const page = await site.page({ colorScheme: 'light' })
        await page.addInitScript({ content: axeSource() })
        await page.goto(`${site.address}${prefix}${path}`, { waitUntil: 'networkidle' })
        expect(await page.locator('html').getAttribute('lang')).toBe(language)
        // Without transitions: axe would measure the contrast in between.
        await page.addStyleTag({ content: '*, ::before, ::after { transition: none !important; animation: none !important }' })
        for (const width of [360, 1440]) {
          await page.setViewportSize({ width, height: 800 })
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `overflow at ${width} px`).toBeLessThanOrEqual(0)
        }
        for (const scheme of ['light', 'dark'] as const) {
          await page.evaluate((theme) => document.documentElement.setAttribute('data-theme', theme), scheme)
          // Dark pages differ from light ones in colours only.
          expect(await violations(page, scheme === 'dark' ? ['color-contrast'] : undefined), scheme).toEqual([])
        }
        await page.context().close()
        // The browser logs an error for a missing page.
        if (path === kinds.missing) expect(site.problems().filter((text) => !text.includes('404'))).toEqual([])
      })
    })
  }

  it('has a guide in two languages', async () => {
    const page = await open('/guides/clerks/')
    expect(await page.locator('h1').textContent()).toContain('经办人员')
    await page.goto(`${site.address}/en/guides/clerks/`)
    expect(await page.locator('h1').textContent()).toContain('Clerks')
    await page.context().close()
  })

  it('leaves no Chinese in the English interface', async () => {
    const page = await open('/en/guides/developers/')
    const chrome = await page.locator('nav, footer, aside, [class*="pagination"]').allTextContents()
    expect(chrome.join(' ').replaceAll('中文', '')).not.toMatch(/[\u4e00-\u9fff]/)
    await page.context().close()
  })

  it.each(['guides/clerks', 'guide-view'])('prints %s without its navigation', async (path) => {
    const page = await open(`/${path}/`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('nav.navbar').isVisible()).toBe(false)
    expect(await page.locator('main :is(h1, h2):visible').first().isVisible()).toBe(true)
    await page.setViewportSize({ width: 794, height: 1123 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.length).toBeGreaterThan(10_000)
    await page.context().close()
  })

  it('filters the matrix of requirements', async () => {
    const page = await open('/trace/matrix/')
    const rows = page.locator('tbody tr')
    await rows.first().waitFor()
    const all = await rows.count()
    await page.getByLabel('去向').selectOption('notEncodable')
    const some = await rows.count()
    expect(some).toBeGreaterThan(0)
    expect(some).toBeLessThan(all)
    // Every requirement that is not encoded has a reason.
    expect((await rows.locator('td:nth-child(2)').allInnerTexts()).filter((text) => text.replace('不可编码', '').trim() === '')).toEqual([])
    await page.getByLabel('词语').fill('没有这样的词语')
    await expect.poll(() => rows.count()).toBe(0)
    await page.context().close()
  })

  it.each(['promised-limit-within-statutory', 'point-not-swapped', 'keys-unique', 'value-type', 'row-complete'])(
    'shows on the page of %s the finding of the playground on its example',
    async (rule) => {
      const page = await open(`/rules/${rule}/`)
      const printed = (await page.locator('pre').last().innerText()).trim()
      const link = await page.getByRole('link', { name: '在检查页打开' }).last().getAttribute('href')
      await page.goto(site.address + link)
      const finding = page.locator(`[data-testid="finding"][data-rule="${rule}"]`).first()
      await finding.waitFor()
      const { line, column } = await finding.evaluate((one) => ({ ...(one as HTMLElement).dataset }))
      expect(printed).toContain(rule)
      expect(printed.startsWith(`${line}:${column} `), printed).toBe(true)
      expect(printed).toContain(await finding.getByTestId('message').innerText())
      await page.context().close()
    },
  )

  it('serves every schema at its $id', async () => {
    const page = await open('/')
    const answers = await page.evaluate(async () => {
      const get = async (path: string) => (await fetch(path)).json()
      const index = await get('/schemas/index.json')
      const paths = JSON.stringify(index).match(/\/schemas\/[\w./-]+\.schema\.json/g) ?? []
      return Promise.all([...new Set(paths)].map(async (path) => [path, new URL((await get(path)).$id).pathname]))
    })
    expect(answers.length).toBeGreaterThan(8)
    for (const [path, id] of answers) expect(id).toBe(path)
    await page.context().close()
  })
})

/** The paths of the search results, in order. */
async function found(page: Page, prefix: string, words: string): Promise<string[]> {
  await page.goto(`${new URL(page.url()).origin}${prefix === '/' ? '' : prefix}/search/?q=${encodeURIComponent(words)}`)
  const links = page.locator('article h2 a')
  await links
    .first()
    .or(page.getByText(/^(?:没有找到|No documents)/))
    .waitFor()
  return links.evaluateAll((all) =>
    all.map((one) => {
      const { pathname, hash } = one as HTMLAnchorElement
      return pathname + hash
    }),
  )
}

async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const found = await page.evaluate(async (only) => {
    interface Axe {
      run(options: object): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>
    }
    const { axe } = globalThis as never as { axe: Axe }
    return (await axe.run({ resultTypes: ['violations'], ...(only && { runOnly: only }) })).violations
  }, rules)
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} × ${nodes.length}: ${nodes[0]!.html.slice(0, 160)}`)
}
