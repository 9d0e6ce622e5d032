import { readFileSync } from 'node:fs'
import type { SidebarsConfig } from '@docusaurus/plugin-content-docs'
import { has, language } from './site.mjs'

const sidebars: SidebarsConfig = {
  reference: JSON.parse(readFileSync(new URL(`./.generated/sidebar.${language}.json`, import.meta.url), 'utf8')),
  ...(has('guides/developers.md') && {
    guides: ['clerks', 'developers', 'at-scale', 'standards-bodies'].filter((name) => has(`guides/${name}.md`)).map((name) => `guides/${name}`),
  }),
}

export default sidebars
