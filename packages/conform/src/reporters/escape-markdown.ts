import { visible } from '@shebiao/schemas/runtime'

/** A text of data as text of Markdown: no mark-up, no link, no mention. */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~@:]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}
