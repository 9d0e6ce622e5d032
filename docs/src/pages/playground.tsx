import { translate } from '@docusaurus/Translate'
import Layout from '@theme/Layout'
import Playground from '../components/playground/Playground'

export default function Page() {
  return (
    <Layout
      title={translate({ id: 'playground.title', message: '检查数据' })}
      description={translate({ id: 'playground.description', message: '在浏览器里检查社会保险公共服务数据' })}
    >
      <Playground />
    </Layout>
  )
}
