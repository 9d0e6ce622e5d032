import { useId } from 'react'
import { layout, type Step, wrap } from './flow'
import styles from './guide.module.css'

interface DiagramProps<S extends Step> {
  steps: S[]
  label: string
  /** The smaller line below a step's name: its time limit. */
  note(step: S): string
}

const box = { width: 170, height: 74, across: 30, down: 40 }

/** The flow chart of a process. The list next to it has the same content for screen readers. */
export function Diagram<S extends Step>({ steps, label, note }: DiagramProps<S>) {
  const id = useId()
  const { nodes, edges, rows, columns } = layout(steps)
  const margin = edges.some(({ back }) => back) ? 36 : 8
  const width = columns * (box.width + box.across) - box.across + 2 * margin
  const height = rows * (box.height + box.down) - box.down + 16
  const nodesInRow = nodes.reduce<number[]>((counts, { row }) => {
    counts[row] = (counts[row] ?? 0) + 1
    return counts
  }, [])
  const corner = nodes.map(({ row, column }) => {
    const rowWidth = nodesInRow[row]! * (box.width + box.across) - box.across
    return { x: (width - rowWidth) / 2 + column * (box.width + box.across), y: 8 + row * (box.height + box.down) }
  })
  const path = (from: number, to: number, back: boolean) => {
    const a = corner[from]!
    const b = corner[to]!
    const middle = box.width / 2
    if (back) {
      const right = width - 4
      return `M${a.x + box.width} ${a.y + box.height / 2} C${right} ${a.y + box.height / 2} ${right} ${b.y + box.height / 2} ${b.x + box.width + 7} ${b.y + box.height / 2}`
    }
    const bend = box.down * 0.6
    return `M${a.x + middle} ${a.y + box.height} C${a.x + middle} ${a.y + box.height + bend} ${b.x + middle} ${b.y - bend} ${b.x + middle} ${b.y - 7}`
  }
  return (
    <svg className={styles.diagram} viewBox={`0 0 ${width} ${height}`} style={{ maxWidth: `${width * 0.075}em` }} role="img" aria-label={label}>
      <defs>
        <marker id={`${id}-tip`} viewBox="0 0 8 8" refX="1" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0 8 4 0 8z" fill="currentColor" />
        </marker>
      </defs>
      {edges.map(({ from, to, back }) => (
        <path key={`${from}-${to}`} d={path(from, to, back)} className={back ? styles.back : styles.edge} markerEnd={`url(#${id}-tip)`} />
      ))}
      {nodes.map(({ step, index }) => {
        const { x, y } = corner[index]!
        const small = wrap(note(step), 12.5, 1)[0]!
        const lines = wrap(step.name, 10, small === '' ? 3 : 2)
        const top = y + box.height / 2 - ((lines.length + (small ? 1 : 0) - 1) * 19) / 2
        return (
          <g key={`${index} ${step.name}`}>
            <rect x={x} y={y} width={box.width} height={box.height} rx="8" className={styles.box} />
            <text x={x + box.width / 2} textAnchor="middle" className={styles.name}>
              {lines.map((line, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines of one name have no other identity
                <tspan key={i} x={x + box.width / 2} y={top + i * 19} dominantBaseline="middle">
                  {line}
                </tspan>
              ))}
              {small && (
                <tspan className={styles.small} x={x + box.width / 2} y={top + lines.length * 19} dominantBaseline="middle">
                  {small}
                </tspan>
              )}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
