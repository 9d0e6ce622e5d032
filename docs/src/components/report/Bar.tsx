import shared from '../shared.module.css'
import styles from './report.module.css'

interface BarProps {
  parts: { value: number; kind: 'error' | 'warning' | 'info' | 'conforms' | 'doesNotConform' | 'notAssessable' }[]
  most: number
}

/** A stacked bar; `most` is the value of its full width. It is hidden from screen readers: the same numbers are in the text. */
export function Bar({ parts, most }: BarProps) {
  let from = 0
  return (
    <svg className={styles.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      {parts.map(({ value, kind }) => {
        const x = from
        const width = most > 0 ? (100 * value) / most : 0
        from += width
        return width > 0 && <rect key={kind} className={shared[kind]} x={x} y="0" width={Math.max(width, 0.5)} height="10" fill="currentColor" />
      })}
    </svg>
  )
}
