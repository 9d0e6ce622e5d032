import { type ReactNode, useState } from 'react'
import styles from './shared.module.css'

interface DropProps {
  label: string
  accept: string
  onFile(file: File): void
  children?: ReactNode
}

/** Takes a file: chosen by hand or keyboard, or dropped on what it surrounds. */
export function Drop({ label, accept, onFile, children }: DropProps) {
  const [over, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the file field is the one for the keyboard
    <div
      className={over ? `${styles.drop} ${styles.over}` : styles.drop}
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
              // The same file may be chosen again after it was mended.
              target.value = ''
            }}
          />
        </label>
      </p>
      {children}
    </div>
  )
}
