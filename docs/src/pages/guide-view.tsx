import { translate } from '@docusaurus/Translate'
import Layout from '@theme/Layout'
import GuideView from '../components/guide/GuideView'

export default function Page() {
  return (
    <Layout
      title={translate({ id: 'guide.title', message: '群众看到的办事指南' })}
      description={translate({ id: 'guide.description', message: '把一条办事指南数据显示成办事指南页面' })}
    >
      <GuideView />
    </Layout>
  )
}
