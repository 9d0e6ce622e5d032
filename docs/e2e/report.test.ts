import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Report } from '@shebiao/conform'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { inBrowser } from './site.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The report of the command on some data. */
function reportOf(...args: string[]): Report {
  const command = ['packages/shebiao/dist/cli.js', 'check', ...args, '--format', 'json', '--as-of', '2026-01-01']
  return JSON.parse(spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 }).stdout)
}

inBrowser('the report viewer', (site) => {
  let folder: string
  let page: Page
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shebiao-report-'))
    page = await site.page()
    await page.goto(`${site.address}/report/`, { waitUntil: 'networkidle' })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  afterEach(() => expect(site.problems()).toEqual([]))

  const drop = async (content: string) => {
    writeFileSync(join(folder, 'report.json'), content)
    await page.getByTestId('file-input').setInputFiles(join(folder, 'report.json'))
  }
  const section = (title: string) => page.locator('section', { has: page.getByRole('heading', { name: title, exact: true }) })
  const cells = (title: string) =>
    section(title)
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim())))

  it('shows a report of real data by rule, by region and by file', async () => {
    const report = reportOf('examples')
    await drop(JSON.stringify(report))
    await page.locator(`[data-testid="verdict"][data-verdict="${report.verdict}"]`).waitFor()
    const rules = await cells('按规则')
    expect(rules.map(([name, , count]) => [name!.split('\n').at(-1), Number(count)])).toEqual(
      Object.entries(report.byRule).map(([rule, { count }]) => [rule, count]),
    )
    expect((await cells('按文件')).map(([source, , records, errors]) => [source, Number(records), Number(errors)])).toEqual(
      report.files.map(({ source, records, errors }) => [source, records, errors]),
    )
    const regions = await cells('按地区')
    const folders = new Set(report.files.map(({ source }) => source.split('/')[1]))
    expect(regions.map(([name]) => name)).toEqual([...folders])
    expect(regions.reduce((sum, [, , records]) => sum + Number(records), 0)).toBe(report.summary.records)
  })

  it('groups files by the division of their submission if the report has it', async () => {
    const report = reportOf('examples/guangdong', 'examples/shandong')
    const files = report.files.map((one) => ({ ...one, region: one.source.includes('guangdong') ? '440000' : '370000' }))
    await drop(JSON.stringify({ ...report, files }))
    await expect.poll(async () => (await cells('按地区')).map(([name]) => name)).toEqual(['广东省 440000', '山东省 370000'])
  })

  it('filters findings by rule', async () => {
    const report = reportOf('examples')
    await drop(JSON.stringify(report))
    const [rule, { count, title }] = Object.entries(report.byRule).at(-1)!
    await section('按规则')
      .getByRole('button', { name: `只看 ${title}`, exact: true })
      .click()
    const shown = section('逐条').getByTestId('finding')
    await expect.poll(async () => [...new Set(await shown.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.rule)))]).toEqual([rule])
    expect(await shown.count()).toBeLessThanOrEqual(count)
  })

  it('shows waivers with their owner, reason and last day, and what was not checked', async () => {
    const waived = reportOf('packages/shebiao/test/data/waived')
    const used = waived.findings.flatMap((one) => one.waived ?? [])
    expect(used.length).toBeGreaterThan(0)
    await drop(JSON.stringify(waived))
    await section('豁免').waitFor()
    const text = await section('豁免').innerText()
    for (const { rule, owner, reason, until } of used) for (const word of [rule, owner, reason, until]) expect(text).toContain(word)

    writeFileSync(
      join(folder, 'guide.json'),
      JSON.stringify({ ...JSON.parse(readFileSync(join(root, 'schemas/service-guide/2.0/examples/guide.json'), 'utf8')), processFlow: 3 }),
    )
    const unchecked = reportOf(join(folder, 'guide.json'))
    expect(unchecked.notChecked.length).toBeGreaterThan(0)
    await drop(JSON.stringify(unchecked))
    await expect.poll(async () => (await cells('没有检查的')).map(([rule]) => rule)).toEqual(unchecked.notChecked.map(({ rule, source }) => rule ?? source))
  })

  it.each([
    ['not JSON', 'no report', '不是 JSON'],
    ['other JSON', '{"itemName":"示例"}', '不是检查报告'],
  ])('shows a message that %s is not a report', async (_, content, words) => {
    await drop(content)
    await expect.poll(() => page.getByTestId('notice').innerText()).toContain(words)
    expect(await page.getByTestId('verdict').count()).toBe(0)
  })
})

inBrowser('the guide view', (site) => {
  afterEach(() => expect(site.problems()).toEqual([]))
  const guide = JSON.parse(readFileSync(join(root, 'schemas/service-guide/2.0/examples/guide.json'), 'utf8'))

  it('draws the steps of a guide, and lists them next to the diagram', async () => {
    const page = await site.page()
    await page.goto(`${site.address}/guide-view/`, { waitUntil: 'networkidle' })
    // Before React has hydrated the page, a choice has no effect.
    await page.waitForFunction(() => {
      const sample = document.querySelector('[data-testid="sample"]')
      return sample && Object.keys(sample).some((key) => key.startsWith('__react'))
    })
    await page.getByTestId('sample').selectOption('guide-2.0.json')
    const names: string[] = guide.processFlow.steps.map(({ name }: { name: string }) => name)
    expect(names.length).toBeGreaterThan(1)
    await page.getByRole('heading', { name: guide.itemName }).waitFor()
    const picture = page.locator('[data-testid="guide"] svg[role="img"]')
    expect(await picture.getAttribute('aria-label')).toBeTruthy()
    expect((await picture.locator('text').allTextContents()).map((text, i) => text.startsWith(names[i]!))).toEqual(names.map(() => true))
    const listed = await page.locator('[data-testid="guide"] ol > li').allInnerTexts()
    for (const name of names)
      expect(
        listed.some((text) => text.includes(name)),
        name,
      ).toBe(true)
    for (const { name } of guide.materials) expect(await page.getByTestId('guide').innerText()).toContain(name)
    await page.context().close()
  })

  it('has a large-text mode', async () => {
    const page = await site.page()
    await page.goto(`${site.address}/guide-view/`, { waitUntil: 'networkidle' })
    const size = () => page.getByTestId('guide').evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize))
    await page.getByTestId('guide').waitFor()
    const before = await size()
    await page.getByTestId('large-text').click()
    expect(await size()).toBeGreaterThan(before * 1.2)
    await page.context().close()
  })
})
