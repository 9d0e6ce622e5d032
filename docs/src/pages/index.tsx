import Link from '@docusaurus/Link'
import overview from '@site/.generated/overview.json'
import Heading from '@theme/Heading'
import Layout from '@theme/Layout'
import { useLocalized } from '../language'
import styles from './index.module.css'

/** The home page, for developers, standards bodies and clerks. */
export default function Home() {
  const { language, t } = useLocalized()
  const { counts } = overview
  const description = t('把社会保险公共服务标准写成可执行的数据', "China's social-insurance service standards as executable data")
  const figures: [number, string, string][] = [
    [counts.requirements, t('条来源要求', 'requirements'), '/trace'],
    [counts.clauses, t('个条款', 'clauses'), '/reference'],
    [counts.fields, t('个字段', 'fields'), '/reference'],
    [counts.rules, t('条规则', 'rules'), '/rules'],
    [counts.codeLists, t('个代码表', 'code lists'), '/codes'],
    [counts.profiles, t('个地方细则', 'profiles'), '/profiles'],
  ]
  return (
    <Layout description={description}>
      <main className={`container ${styles.home}`}>
        <header>
          <Heading as="h1">{t('社会保险公共服务标准，写成可执行的数据', "China's social-insurance service standards, as executable data")}</Heading>
          <p className={styles.lead}>
            {t(
              '每一条要求有条款，每一条款有字段或规则，每一条规则有用例。一条命令说清哪里不符合、为什么、依据哪一条、怎样改。',
              'Every requirement has a clause, every clause a field or a rule, every rule its cases. One command says where data do not conform, why, by which clause, and how to mend it.',
            )}
          </p>
          <pre className={styles.command}>
            <code>npx shebiao check {t('我的报送', 'my-data')}</code>
          </pre>
        </header>
        <ul className={styles.figures}>
          {figures.map(([count, name, to]) => (
            <li key={name}>
              <Link to={to}>
                <strong>{count}</strong> {name}
              </Link>
            </li>
          ))}
        </ul>
        <div className={styles.columns}>
          <section>
            <Heading as="h2">{t('标准', 'Standards')}</Heading>
            <ul>
              {overview.standards.map(({ standard, edition, title }) => (
                <li key={standard + edition}>
                  <Link to={`/standards/${standard}/${edition}`}>
                    {title[language]} {edition}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
          <section>
            <Heading as="h2">{t('记录与字段', 'Records and fields')}</Heading>
            <ul>
              {overview.records.map(({ path, standard, title }) => (
                <li key={path}>
                  <Link to={`/records/${path}`}>
                    {title[language]} {standard.split('@')[1]}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
          <section>
            <Heading as="h2">{t('查找', 'Look up')}</Heading>
            <ul>
              <li>
                <Link to="/rules">{t('规则：所问、条款、例子、改法', 'Rules: what each asks, clause, examples, how to mend')}</Link>
              </li>
              <li>
                <Link to="/codes">{t('代码表：代码、名称、代码体系', 'Code lists: codes, titles, code systems')}</Link>
              </li>
              <li>
                <Link to="/profiles">{t('地方细则：比国家标准多出的要求', 'Profiles: what places ask beyond the national standards')}</Link>
              </li>
              <li>
                <Link to="/trace/matrix">{t('追溯矩阵：从来源到用例', 'Traceability matrix: from source to case')}</Link>
              </li>
              <li>
                <Link to="/versions">{t('版本与比较', 'Editions and comparisons')}</Link>
              </li>
              <li>
                <Link to="/schemas">{t('JSON Schema', 'JSON Schemas')}</Link>
              </li>
            </ul>
          </section>
        </div>
      </main>
    </Layout>
  )
}
