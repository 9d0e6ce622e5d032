import type { Config } from '@docusaurus/types'
import { includeFile } from './scripts/include-file.mjs'
import { baseUrl, has, hasPage, language, say, searchOptions, url } from './site.mjs'

// A cache of bundles would take hundreds of megabytes to save a few seconds; what has not changed is not built again anyway.
process.env.DOCUSAURUS_NO_PERSISTENT_CACHE = '1'

const page = (name: string, zh: string, en: string) => (hasPage(name) ? [{ to: `/${name}`, label: say(zh, en), position: 'left' as const }] : [])
const guides = has('guides/developers.md')

const config: Config = {
  title: say('社标', 'Shebiao'),
  tagline: say('把社会保险公共服务标准写成可执行的数据', "China's social-insurance service standards as executable data"),
  favicon: 'favicon.svg',
  url,
  baseUrl,
  trailingSlash: true,
  baseUrlIssueBanner: false,
  future: { v4: true, faster: true },
  i18n: { defaultLocale: 'zh-Hans', locales: ['zh-Hans', 'en'], localeConfigs: { 'zh-Hans': { label: '中文' }, en: { label: 'English' } } },
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  markdown: { format: 'detect', hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' } },
  staticDirectories: ['static', '.generated/static'],
  clientModules: ['./src/unfold.ts'],
  plugins: [
    [
      '@docusaurus/plugin-content-docs',
      {
        path: '.',
        include: ['reference/**/*.{md,mdx}', 'guides/**/*.{md,mdx}'],
        routeBasePath: '/',
        sidebarPath: './sidebars.ts',
        numberPrefixParser: false,
        breadcrumbs: true,
        beforeDefaultRemarkPlugins: [includeFile],
      },
    ],
    '@docusaurus/plugin-content-pages',
    '@docusaurus/plugin-sitemap',
  ],
  themes: [
    ['@docusaurus/theme-classic', { customCss: './src/css/custom.css' }],
    // After theme-classic, whose search bar is empty.
    [
      '@easyops-cn/docusaurus-search-local',
      {
        ...searchOptions,
        hashed: 'filename',
        indexBlog: false,
        docsRouteBasePath: '/',
        docsDir: ['reference', 'guides'],
        searchResultLimits: 12,
        // Fields are added after the build, each by itself; rules have pages of their own.
        ignoreCssSelectors: ['pre', 'thead', 'details.more', 'table.fields', 'table.index'],
        explicitSearchResultPath: true,
      },
    ],
  ],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    docs: { sidebar: { hideable: true, autoCollapseCategories: true } },
    navbar: {
      title: say('社标', 'Shebiao'),
      hideOnScroll: false,
      items: [
        { to: '/reference', label: say('标准', 'Reference'), position: 'left' },
        ...page('playground', '检查', 'Playground'),
        ...page('report', '报告', 'Report'),
        ...page('guide-view', '办事指南', 'Guide view'),
        ...(guides ? [{ to: '/guides/clerks', label: say('使用说明', 'Guides'), position: 'left' as const }] : []),
        { type: 'localeDropdown', position: 'right' },
      ],
    },
    footer: {
      copyright: say(
        '代码 Apache-2.0；标准文字与模式 CC BY 4.0。各版本均为本项目据公开文件写成的草案，不是国家标准文本。',
        'Code Apache-2.0; texts and schemas CC BY 4.0. The editions are drafts written by this project from public documents; they are not the text of national standards.',
      ),
    },
    prism: { additionalLanguages: ['bash', 'groovy', 'json', 'yaml'] },
    tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
  },
  customFields: { language },
}

export default config
