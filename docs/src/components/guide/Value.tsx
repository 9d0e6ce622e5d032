import { translate } from '@docusaurus/Translate'
import { shownLimit } from '@shebiao/conform'
import { codeList } from '@shebiao/schemas/codes'
import type { Field } from '@shebiao/schemas/runtime'
import { createContext, type ReactNode, useContext } from 'react'
import type { Language } from '../labels'
import styles from './guide.module.css'

/** The field table of the record type, and the language in which titles are shown. */
export const GuideContext = createContext<{ fields: Record<string, Field>; language: Language }>({ fields: {}, language: 'zh' })

type Group = Record<string, unknown>

/** Returns a function that gives the title of a field by its pattern: its name if the field is unknown. */
export function useTitle(): (at: string) => string {
  const { fields, language } = useContext(GuideContext)
  return (at) => {
    const field = fields[at]
    return field ? (language === 'en' ? field.en : field.title) : (at.split('/').at(-1) ?? at)
  }
}

/** Renders any value of a record: codes by their titles, time limits, opening hours and contacts as text, groups as lists of their fields. */
export function Value({ value, at }: { value: unknown; at: string }): ReactNode {
  const { fields, language } = useContext(GuideContext)
  const field = fields[at]
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? translate({ id: 'value.yes', message: '是' }) : translate({ id: 'value.no', message: '否' })
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') {
    const label = codeList(field?.codeList ?? '')?.[value]
    if (label) return language === 'en' ? label.en : label.zh
    return /^https?:\/\//.test(value) ? <Address url={value} /> : <span className={styles.text}>{value}</span>
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return translate({ id: 'value.none', message: '无' })
    if (value.every((one) => typeof one !== 'object')) return <Items value={value} at={at} />
    return (
      <ul className={styles.list}>
        {value.map((one) => (
          <li key={JSON.stringify(one)}>
            <Value value={one} at={`${at}/*`} />
          </li>
        ))}
      </ul>
    )
  }
  const group = value as Group
  switch (field?.element) {
    case 'time-limit':
      return limitText(group, language)
    case 'contact':
      return <Contact group={group} at={at} />
    case 'organization':
    case 'region':
      return <span>{text(group.name) || text(group.code)}</span>
    case 'acceptance-condition':
      return <span className={styles.text}>{text(group.text)}</span>
    case 'fee':
      return group.charged === false ? translate({ id: 'value.free', message: '不收费' }) : <Fields group={group} at={at} except={['charged']} />
    case 'legal-basis':
      return <Basis group={group} />
    case 'opening-hours':
      return <Hours group={group} at={at} />
    default:
      return <Fields group={group} at={at} />
  }
}

/** A list of the fields of a group with their titles, without those named in `except`. */
export function Fields({ group, at, except = [] }: { group: Group; at: string; except?: string[] }) {
  const title = useTitle()
  return (
    <dl className={styles.fields}>
      {Object.entries(group)
        .filter(([name]) => !except.includes(name))
        .map(([name, value]) => (
          <div key={name}>
            <dt>{title(`${at}/${name}`)}</dt>
            <dd>
              <Value value={value} at={`${at}/${name}`} />
            </dd>
          </div>
        ))}
    </dl>
  )
}

/** A time limit as text: the published text if its value is unknown, and '' if there is none. */
export function limitText(limit: unknown, language: Language): string {
  if (typeof limit !== 'object' || limit === null) return ''
  const { state, text: published } = limit as { state?: string; text?: unknown }
  if (state === 'unknown' && typeof published === 'string') return published
  return shownLimit(limit, language)
}

function Items({ value, at }: { value: unknown[]; at: string }) {
  const { language } = useContext(GuideContext)
  return value.map((one, i) => (
    <span key={String(one)}>
      {i > 0 && (language === 'en' ? ', ' : '、')}
      <Value value={one} at={`${at}/*`} />
    </span>
  ))
}

function Contact({ group, at }: { group: Group; at: string }) {
  const value = text(group.value)
  const isNumber = /^[\d-]{3,}$/.test(value)
  return (
    <>
      <Value value={group.kind} at={`${at}/kind`} />{' '}
      {group.kind === 'phone' && isNumber ? <a href={`tel:${value}`}>{value}</a> : <Value value={value} at={`${at}/value`} />}
      {group.name !== undefined && `（${text(group.name)}）`}
    </>
  )
}

function Basis({ group }: { group: Group }) {
  const title = text(group.title)
  return (
    <>
      <span>
        {title && `《${title.replace(/^《|》$/g, '')}》`}
        {group.documentNumber !== undefined && (title ? `（${text(group.documentNumber)}）` : text(group.documentNumber))}
        {text(group.article)}
      </span>
      {group.text !== undefined && <p className={`${styles.text} ${styles.quiet}`}>{text(group.text)}</p>}
    </>
  )
}

function Hours({ group, at }: { group: Group; at: string }) {
  const title = useTitle()
  const periods = Array.isArray(group.periods) ? (group.periods as Group[]) : []
  const extra = ['note', 'kind', 'byAppointment', 'daysOfMonth', 'season']
  return (
    <>
      {group.text !== undefined && <p className={styles.text}>{text(group.text)}</p>}
      {periods.length > 0 && (
        <ul className={styles.list}>
          {periods.map((period) => (
            <li key={JSON.stringify(period)}>
              <Value value={period.days} at={`${at}/periods/*/days`} /> {text(period.opens)}–{text(period.closes)}
              {extra
                .filter((name) => period[name] !== undefined && period[name] !== false)
                .map((name) => (
                  <span key={name} className={styles.quiet}>
                    {' · '}
                    {period[name] === true ? (
                      title(`${at}/periods/*/${name}`)
                    ) : name === 'season' ? (
                      season(period.season)
                    ) : (
                      <Value value={period[name]} at={`${at}/periods/*/${name}`} />
                    )}
                  </span>
                ))}
            </li>
          ))}
        </ul>
      )}
      <Fields group={group} at={at} except={['text', 'periods']} />
    </>
  )
}

const season = (value: unknown) => `${text((value as Group).from)} – ${text((value as Group).to)}`

function Address({ url }: { url: string }) {
  return (
    <a href={url} rel="noopener noreferrer nofollow">
      {url}
    </a>
  )
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
