import shared from './shared.module.css'

/** The line of a page that tells what went wrong, or that something is done. Screen readers announce it. */
export function Notice({ children }: { children: string }) {
  return (
    <p className={shared.notice} role="status" data-testid="notice">
      {children}
    </p>
  )
}
