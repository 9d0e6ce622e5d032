import { translate } from '@docusaurus/Translate'
import Layout from '@theme/Layout'
import ReportViewer from '../components/report/ReportViewer'

export default function Page() {
  return (
    <Layout
      title={translate({ id: 'report.title', message: '看检查报告' })}
      description={translate({ id: 'report.description', message: '按规则、文件、地区看一份检查报告' })}
    >
      <ReportViewer />
    </Layout>
  )
}
