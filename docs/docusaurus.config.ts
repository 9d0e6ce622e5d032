import type { Config } from '@docusaurus/types'
import { includeFile } from './scripts/include-file.mjs'
import { baseUrl, has, hasPage, language, localized, searchOptions, url } from './site.mjs'

// A persistent cache takes hundreds of megabytes and saves a few seconds. Turbo skips the build if nothing has changed.
process.env.DOCUSAURUS_NO_PERSISTENT_CACHE = '1'

const page = (name: string, zh: string, en: string) => (hasPage(name) ? [{ to: `/${name}`, label: localized(zh, en), position: 'left' as const }] : [])
const guides = has('guides/developers.md')

const config: Config = {
  title: localized('社标', 'Shebiao'),
  tagline: localized('把社会保险公共服务标准写成可执行的数据', "China's social-insurance service standards as executable data"),
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
  clientModules: ['./src/open-details.ts'],
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
        // Fields are added to the index after the build, one by one; rules have pages of their own.
        ignoreCssSelectors: ['pre', 'thead', 'details.more', 'table.fields', 'table.index'],
        explicitSearchResultPath: true,
      },
    ],
  ],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    docs: { sidebar: { hideable: true, autoCollapseCategories: true } },
    navbar: {
      title: localized('社标', 'Shebiao'),
      hideOnScroll: false,
      items: [
        { to: '/reference', label: localized('标准', 'Reference'), position: 'left' },
        ...page('playground', '检查', 'Playground'),
        ...page('report', '报告', 'Report'),
        ...page('guide-view', '办事指南', 'Guide view'),
        ...(guides ? [{ to: '/guides/clerks', label: localized('使用说明', 'Guides'), position: 'left' as const }] : []),
        { type: 'localeDropdown', position: 'right' },
      ],
    },
    footer: {
      copyright: localized(
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
