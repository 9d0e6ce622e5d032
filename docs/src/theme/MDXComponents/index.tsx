import useBrokenLinks from '@docusaurus/useBrokenLinks'
import Components from '@theme-original/MDXComponents'
import type { ComponentProps } from 'react'

// The anchors of paragraphs and rows are checked like those of headings.
function Row(props: ComponentProps<'tr'>) {
  useBrokenLinks().collectAnchor(props.id)
  return <tr {...props} />
}

function Paragraph(props: ComponentProps<'p'>) {
  useBrokenLinks().collectAnchor(props.id)
  return <p {...props} />
}

// `details` stays the browser's own: found by its search, opened by a fragment, with no script.
export default { ...Components, tr: Row, p: Paragraph, details: (props: ComponentProps<'details'>) => <details {...props} /> }
