// The cost of three pages of the built site for a visitor: compressed bytes, and the time until the main control of the page works.
//   npm run docs:build && npm run bench -- site
import { existsSync } from 'node:fs'
import { executablePath, launch, missing } from '../../docs/e2e/chromium.mjs'
import { serve } from '../../docs/e2e/server.mjs'

/** Pages, each with a function that resolves when its main control works: the search box accepts text, the playground has a verdict. */
const pages = {
  home: { path: '/', ready: acceptsText('input[class*="search"]') },
  'record page': { path: '/records/service-item/1.0/implementation/', ready: acceptsText('input[class*="search"]') },
  playground: { path: '/playground/#lang=zh&format=json', ready: verdict },
}
const rounds = process.argv.includes('--quick') ? 1 : 5

if (!executablePath) console.log(missing)
else if (!existsSync(new URL('../../docs/build/index.html', import.meta.url))) console.log('the site is not built: npm run docs:build')
else await measure()

async function measure() {
  const site = await serve()
  const browser = await launch()
  console.log('the site, cold cache, from this machine (median)')
  for (const [name, { path, ready }] of Object.entries(pages)) {
    const times = []
    let bytes = 0
    let requests = 0
    for (let i = 0; i < rounds; i++) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      const page = await context.newPage()
      const network = await context.newCDPSession(page)
      await network.send('Network.enable')
      bytes = requests = 0
      network.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength
        requests++
      })
      const started = performance.now()
      await page.goto(`${site.address}${path}`, { waitUntil: 'commit' })
      await ready(page)
      times.push(performance.now() - started)
      await page.waitForLoadState('networkidle')
      await context.close()
    }
    const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)]
    console.log(
      `  ${name.padEnd(12)} ${(bytes / 1000).toFixed(0).padStart(6)} kB in ${String(requests).padStart(3)} requests   interactive after ${median.toFixed(0).padStart(5)} ms`,
    )
  }
  await browser.close()
  site.stop()
}

/** Types into a control as soon as React has hydrated it. */
function acceptsText(control) {
  return async (page) => {
    await page.waitForFunction((selector) => {
      const found = document.querySelector(selector)
      return found && Object.keys(found).some((key) => key.startsWith('__react'))
    }, control)
    await page.locator(control).first().fill('时限')
  }
}

async function verdict(page) {
  await page.getByTestId('editor').click()
  await page.keyboard.insertText('{"itemName":3}')
  await page.getByTestId('verdict').or(page.getByTestId('finding')).first().waitFor()
}
