import { translate } from '@docusaurus/Translate'
import shared from './shared.module.css'

export function PrintButton() {
  return (
    <button type="button" className={shared.button} onClick={() => window.print()}>
      {translate({ id: 'report.print', message: '打印' })}
    </button>
  )
}
