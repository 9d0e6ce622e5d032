import type { Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { field, inBrowser, openPage, suggestion } from './site.js'

inBrowser('the site by keyboard', (site) => {
  afterEach(() => expect(site.problems()).toEqual([]))
  const open = (path: string) => openPage(site, path)

  it('can be used by keyboard alone: skip link, navigation and search, with a visible focus', async () => {
    const page = await open('/')
    const visited: string[] = []
    let searched = false
    for (let i = 0; i < 30 && !searched; i++) {
      await page.keyboard.press('Tab')
      const { name, visible, isSearch } = await focused(page)
      expect(visible, `visible focus on ${name}`).toBe(true)
      visited.push(name)
      searched = isSearch
    }
    expect(visited[0]).toMatch(/跳到主要内容/)
    expect(searched, visited.join(' · ')).toBe(true)
    await page.keyboard.type(field)
    await page.locator(suggestion).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname !== '/')
    await page.context().close()
  })

  it('does not take the focus back when the search index has loaded', async () => {
    const page = await site.page()
    let release = () => {}
    const released = new Promise<void>((done) => {
      release = done
    })
    await page.route(/search-index/, async (route) => {
      await released
      await route.continue()
    })
    await page.goto(`${site.address}/playground/`, { waitUntil: 'networkidle' })
    const box = page.locator('input[class*="searchInput"]')
    await box.focus()
    await page.keyboard.press('Tab')
    const here = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))
    expect(await here()).toBe('standard')
    release()
    await page.locator('input[class*="searchInput"][role="combobox"]').waitFor()
    await page.evaluate(() => new Promise((done) => setTimeout(done, 100)))
    expect(await here()).toBe('standard')
    // The shortcut of the search still works.
    await page.keyboard.press('Control+k')
    expect(await box.evaluate((one) => one === document.activeElement)).toBe(true)
    await page.context().close()
  })

  it('can enter and leave the playground’s editor by keyboard', async () => {
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
})

/** The focused element, and whether the focus is visible: its style differs from that without focus. */
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
