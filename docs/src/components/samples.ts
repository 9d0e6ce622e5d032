import { translate } from '@docusaurus/Translate'

export interface Sample {
  title: string
  name: string
  isGuide: boolean
  url: URL
}

// Examples of the repository. They are served as files, and fetched when they are chosen.
export const samples: Sample[] = [
  {
    title: translate({ id: 'sample.haizhu', message: '办事指南（广州海珠的真实页面）' }),
    name: 'haizhu-startup-subsidy.yaml',
    isGuide: true,
    url: new URL('../../../examples/guangdong/guides/haizhu-startup-subsidy.yaml', import.meta.url),
  },
  {
    title: translate({ id: 'sample.guide2', message: '办事指南 2.0（符合的样例）' }),
    name: 'guide-2.0.json',
    isGuide: true,
    url: new URL('../../../schemas/service-guide/2.0/examples/guide.json', import.meta.url),
  },
  {
    title: translate({ id: 'sample.guide1', message: '办事指南 1.0（符合的样例）' }),
    name: 'guide-1.0.json',
    isGuide: true,
    url: new URL('../../../schemas/service-guide/1.0/examples/guide.json', import.meta.url),
  },
  {
    title: translate({ id: 'sample.implementation', message: '实施清单（符合的样例）' }),
    name: 'implementation.json',
    isGuide: false,
    url: new URL('../../../schemas/service-item/1.0/examples/implementation.json', import.meta.url),
  },
  {
    title: translate({ id: 'sample.outlets', message: '合作网点（绍兴的真实表格）' }),
    name: 'shaoxing-card-outlets.csv',
    isGuide: false,
    url: new URL('../../../examples/shaoxing/outlets/shaoxing-card-outlets.csv', import.meta.url),
  },
]

/** Fetches the text of a sample. */
export async function sampleText({ url }: Sample): Promise<string> {
  return (await fetch(url)).text()
}
