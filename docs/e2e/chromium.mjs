import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

export const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
)

export const missing = '没有 Chromium，网站测试未运行。安装：apt-get install chromium fonts-noto-cjk，或用环境变量 CHROMIUM 指明其位置 (Chromium is missing)'

const args = '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

export const launch = () => chromium.launch({ executablePath, args: args.split(' ') })
