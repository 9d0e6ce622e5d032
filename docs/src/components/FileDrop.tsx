import { type ReactNode, useState } from 'react'
import styles from './shared.module.css'

interface FileDropProps {
  label: string
  accept: string
  onFile(file: File): void
  children?: ReactNode
}

/** A file field. A file can also be dropped anywhere on its children. */
export function FileDrop({ label, accept, onFile, children }: FileDropProps) {
  const [isOver, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the file field does the same by keyboard
    <div
      className={isOver ? `${styles.drop} ${styles.over}` : styles.drop}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file) onFile(file)
      }}
    >
      <p className={styles.choose}>
        <label className={styles.button}>
          {label}
          <input
            type="file"
            accept={accept}
            data-testid="file-input"
            onChange={({ target }) => {
              const file = target.files?.[0]
              if (file) onFile(file)
              // Reset, so that the same file can be chosen again after it was edited.
              target.value = ''
            }}
          />
        </label>
      </p>
      {children}
    </div>
  )
}
