import { visible } from '@shebiao/schemas/runtime'

/**
 * Escapes a text for HTML, between tags or in an attribute. What would be invisible or reorder the text is shown as an
 * escape, and no CI system finds a command (`##[`) in it.
 */
export function escapeHtml(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/##(?=\w*\[)/g, '#&#35;')
}
