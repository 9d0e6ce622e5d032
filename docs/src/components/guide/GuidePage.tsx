import { translate } from '@docusaurus/Translate'
import type { ReportedFinding } from '@shebiao/conform'
import type { Field } from '@shebiao/schemas/runtime'
import type { ReactNode } from 'react'
import { type Language, severityName } from '../labels'
import { Scroll } from '../Scroll'
import shared from '../shared.module.css'
import { Diagram } from './Diagram'
import type { Step } from './flow'
import styles from './guide.module.css'
import { Fields, GuideContext, limitText, useTitle, Value } from './Value'

interface GuidePageProps {
  record: Record<string, unknown>
  fields: Record<string, Field>
  /** Findings in this record; `at` is relative to its root. */
  findings: ReportedFinding[]
  language: Language
}

const heading = ['itemName', 'plainName', 'summary']
const hidden = ['$schema', 'extensions']

/** Renders a guide as the page it describes: elements in the order of the standard's clauses, with gaps for those that are missing. */
export function GuidePage({ record, fields, findings, language }: GuidePageProps) {
  const names = Object.keys(fields)
    .filter((at) => /^\/[^/]+$/.test(at))
    .map((at) => at.slice(1))
    .filter((name) => !heading.includes(name) && !hidden.includes(name))
    .sort((a, b) => order(fields[`/${a}`]) - order(fields[`/${b}`]))
  const main = names.filter((name) => order(fields[`/${name}`]) >= 500)
  const about = names.filter((name) => order(fields[`/${name}`]) < 500 && record[name] !== undefined)
  const plain = record.plainName
  return (
    <GuideContext value={{ fields, language }}>
      <article className={styles.guide} data-testid="guide">
        <header>
          <h2>{String(record.itemName ?? '')}</h2>
          {plain !== undefined && plain !== record.itemName && <p className={styles.plain}>{String(plain)}</p>}
          {record.summary !== undefined && <p>{String(record.summary)}</p>}
        </header>
        {main.map((name) => (
          <Element key={name} name={name} value={record[name]} findings={findings.filter(({ at }) => at === `/${name}` || at.startsWith(`/${name}/`))} />
        ))}
        {about.length > 0 && (
          <section className={styles.about}>
            <h3>{translate({ id: 'guide.about', message: '关于本指南' })}</h3>
            <Fields group={Object.fromEntries(about.map((name) => [name, record[name]]))} at="" />
          </section>
        )}
        {record.extensions !== undefined && (
          <section className={styles.about}>
            <h3>
              <Title at="/extensions" />
            </h3>
            <Fields group={record.extensions as Record<string, unknown>} at="/extensions" />
          </section>
        )}
      </article>
    </GuideContext>
  )
}

/** A sort key of a field by its clause: clause 5.13 is 513. Fields without a clause come last. */
function order(field: Field | undefined): number {
  const [chapter = '9', section = '99'] = (field?.clause?.split('#')[1] ?? '').split('.')
  return Number(chapter || 9) * 100 + Number(section)
}

function Title({ at }: { at: string }): ReactNode {
  return useTitle()(at)
}

function Element({ name, value, findings }: { name: string; value: unknown; findings: ReportedFinding[] }) {
  const at = `/${name}`
  const title = useTitle()(at)
  // An element that is absent without a finding is optional: it is left out.
  if (value === undefined && findings.length === 0) return null
  return (
    <section className={styles.element} aria-label={title}>
      <h3>{title}</h3>
      <div className={styles.content}>
        {value === undefined ? (
          <p className={styles.gap}>{translate({ id: 'guide.gap', message: '未写明' })}</p>
        ) : name === 'materials' && Array.isArray(value) && value.length > 0 ? (
          <Materials materials={value} />
        ) : name === 'processFlow' ? (
          <Process flow={value as ProcessFlow} />
        ) : (
          <Value value={value} at={at} />
        )}
        {findings.length > 0 && (
          <ul className={styles.findings}>
            {findings.map((one) => (
              <li key={`${one.at} ${one.rule} ${one.message}`}>
                <span className={`${shared.severity} ${shared[one.severity]}`}>{severityName[one.severity]}</span> {one.message}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

function Materials({ materials }: { materials: unknown[] }) {
  const all = materials.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null)
  const columns = ['name', 'necessity', 'kind', 'form', 'copies', 'originals', 'photocopies', 'source', 'requiredFromApplicant', 'note'].filter((name) =>
    all.some((one) => one[name] !== undefined),
  )
  const label = useTitle()('/materials')
  return (
    <Scroll label={label}>
      <table className={styles.materials}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                <Title at={`/materials/*/${name}`} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map((one) => (
            <tr key={JSON.stringify(one)}>
              {columns.map((name) => (
                <td key={name}>{one[name] === undefined ? '—' : <Value value={one[name]} at={`/materials/*/${name}`} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

interface ProcessStep extends Step {
  limit?: unknown
  [name: string]: unknown
}

interface ProcessFlow {
  steps?: ProcessStep[]
  text?: string
}

function Process({ flow }: { flow: ProcessFlow }) {
  const title = useTitle()
  const steps = (Array.isArray(flow?.steps) ? flow.steps : []).filter((one) => typeof one?.name === 'string')
  const names = new Map(steps.map(({ id, name }) => [id, name]))
  return (
    <>
      {typeof flow?.text === 'string' && <p className={styles.text}>{flow.text}</p>}
      {steps.length > 0 && (
        <div className={styles.process}>
          <GuideContext.Consumer>
            {({ language }) => (
              <Diagram
                steps={steps}
                label={translate({ id: 'guide.diagram', message: '流程图，内容同旁边的列表' })}
                note={({ limit }) => limitText(limit, language)}
              />
            )}
          </GuideContext.Consumer>
          <ol>
            {steps.map((step) => (
              <li key={JSON.stringify(step)}>
                <strong>{step.name}</strong>
                <Fields
                  group={Object.fromEntries(Object.entries(step).filter(([name]) => !['id', 'name', 'next', 'stepType'].includes(name)))}
                  at="/processFlow/steps/*"
                />
                {(step.next?.length ?? 0) > 0 && (
                  <p className={styles.quiet}>
                    {title('/processFlow/steps/*/next')}：{step.next!.map((id) => names.get(id) ?? id).join('、')}
                  </p>
                )}
              </li>
            ))}
          </ol>
        </div>
      )}
    </>
  )
}
