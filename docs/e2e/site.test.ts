import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { axeSource, inBrowser, kinds } from './site.js'

const build = fileURLToPath(new URL('../build/', import.meta.url))
const languages = { 'zh-Hans': '', en: '/en' }
const field = '承诺办结时限'
const suggestion = '[class*="suggestion_"]'

describe('every page', () => {
  const pages = readdirSync(build, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))
  it('states a strict policy, and keeps it: no script of its own but the theme’s, no eval', () => {
    expect(pages.length).toBeGreaterThan(50)
    const wrong = pages.filter((name) => {
      const policy = /<meta http-equiv="?Content-Security-Policy"? content="([^"]+)"/i.exec(readFileSync(`${build}${name}`, 'utf8'))?.[1] ?? ''
      const scripts = /script-src ([^;]+)/.exec(policy)?.[1]?.replaceAll('&#x27;', "'").replaceAll('&#39;', "'") ?? ''
      return !/^'self'(?: 'sha256-[\w+/=]+')*$/.test(scripts.trim()) || !/default-src (?:'|&#x?[\da-f]+;)(?:self|none)/.test(policy)
    })
    expect(wrong).toEqual([])
  })
  it('names no other host for anything it loads', () => {
    const loads =
      /<(?:script|img|iframe|source|video|audio)[^>]+src="?https?:|<link[^>]+rel="?(?:stylesheet|preload|prefetch|preconnect|icon)[^>]+href="?https?:/
    expect(pages.filter((name) => loads.test(readFileSync(`${build}${name}`, 'utf8').replaceAll(/<pre[\s\S]*?<\/pre>/g, '')))).toEqual([])
  })
})

inBrowser('the site', (site) => {
  afterEach(() => expect(site.troubles()).toEqual([]))
  const open = async (path: string, options = {}) => {
    const page = await site.page(options)
    await page.goto(`${site.address}${path}`, { waitUntil: 'networkidle' })
    return page
  }

  it(`finds the field ${field}`, async () => {
    const page = await open('/')
    await search(page, field)
    const hit = page
      .locator(suggestion)
      .filter({ hasText: new RegExp(`^${field}实施清单`) })
      .first()
    await hit.waitFor()
    await hit.click()
    await page.waitForURL(/\/records\/.*#/)
    const target = page.locator(`[id="${decodeURIComponent(new URL(page.url()).hash.slice(1))}"]`)
    await expect.poll(async () => (await target.locator('xpath=ancestor-or-self::*[self::tr or self::li or self::h3][1]').textContent()) ?? '').toContain(field)
    expect(page.url()).toContain('/records/service-item/1.0/')
    await page.context().close()
  })

  it.each(['无障碍', 'guide-steps-within-limit', '7.2', '办理地点'])('finds %s', async (words) => {
    const page = await open('/')
    await search(page, words)
    await page.locator(suggestion).first().waitFor()
    await page.context().close()
  })

  for (const [language, prefix] of Object.entries(languages)) {
    describe(language, () => {
      it.each(Object.entries(kinds))('%s fits 360 and 1440 px, and axe finds nothing serious', async (_, path) => {
        const page = await site.page({ colorScheme: 'light' })
        await page.addInitScript({ content: axeSource() })
        await page.goto(`${site.address}${prefix}${path}`, { waitUntil: 'networkidle' })
        expect(await page.locator('html').getAttribute('lang')).toBe(language)
        for (const width of [360, 1440]) {
          await page.setViewportSize({ width, height: 800 })
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `overflow at ${width} px`).toBeLessThanOrEqual(0)
        }
        for (const scheme of ['light', 'dark'] as const) {
          await page.evaluate((theme) => document.documentElement.setAttribute('data-theme', theme), scheme)
          await page.waitForTimeout(300)
          expect(await violations(page), scheme).toEqual([])
        }
        await page.context().close()
        // The browser itself notes that a page is not there.
        if (path === kinds.missing) expect(site.troubles().filter((text) => !text.includes('404'))).toEqual([])
      })
    })
  }

  it('shows one page in two languages', async () => {
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

  it('is worked by keyboard alone: skip link, navigation, search, with the focus visible', async () => {
    const page = await open('/')
    const met: string[] = []
    let searched = false
    for (let i = 0; i < 30 && !searched; i++) {
      await page.keyboard.press('Tab')
      const { name, visible, isSearch } = await focused(page)
      expect(visible, `visible focus on ${name}`).toBe(true)
      met.push(name)
      searched = isSearch
    }
    expect(met[0]).toMatch(/跳到主要内容/)
    expect(searched, met.join(' · ')).toBe(true)
    await page.keyboard.type(field)
    await page.locator(suggestion).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname !== '/')
    await page.context().close()
  })

  it('lets the keyboard into the playground’s editor and out again', async () => {
    const page = await open('/playground/')
    await page.getByTestId('editor').waitFor()
    const inside = () => page.evaluate(() => document.activeElement?.closest('[data-testid="editor"]') != null)
    for (let i = 0; i < 60 && !(await inside()); i++) await page.keyboard.press('Tab')
    expect(await inside()).toBe(true)
    await page.keyboard.type('{')
    await page.keyboard.press('Escape')
    for (let i = 0; i < 8 && (await inside()); i++) await page.keyboard.press('Tab')
    expect(await inside()).toBe(false)
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

async function search(page: Page, words: string): Promise<void> {
  await page.locator('input[class*="search"], input[type="search"]').first().click()
  await page.keyboard.type(words)
}

async function violations(page: Page): Promise<string[]> {
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as never as { axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }
    return (await axe.run()).violations
  })
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} × ${nodes.length}: ${nodes[0]!.html.slice(0, 160)}`)
}

/** What has the focus, and whether one sees it: an outline, a shadow or a border that it has only now. */
async function focused(page: Page): Promise<{ name: string; visible: boolean; isSearch: boolean }> {
  await page.waitForTimeout(250)
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const look = () => {
      const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor, color, textDecorationLine, top } = getComputedStyle(element)
      return [outlineStyle === 'none' ? '' : outlineWidth, boxShadow, borderColor, backgroundColor, color, textDecorationLine, top].join()
    }
    const before = look()
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 20) ?? element.tagName
    const isSearch = element instanceof HTMLInputElement
    element.blur()
    const visible = look() !== before
    element.focus()
    return { name, visible, isSearch }
  })
}
