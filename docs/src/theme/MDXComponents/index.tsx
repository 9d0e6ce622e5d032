import useBrokenLinks from '@docusaurus/useBrokenLinks'
import Components from '@theme-original/MDXComponents'
import type { ComponentProps } from 'react'

// Registers the anchors of paragraphs and rows, so that links to them are checked like those to headings.
function Row(props: ComponentProps<'tr'>) {
  useBrokenLinks().collectAnchor(props.id)
  return <tr {...props} />
}

function Paragraph(props: ComponentProps<'p'>) {
  useBrokenLinks().collectAnchor(props.id)
  return <p {...props} />
}

// The browser's own `details`: it is opened by find-in-page and by fragments, without a script.
export default { ...Components, tr: Row, p: Paragraph, details: (props: ComponentProps<'details'>) => <details {...props} /> }
