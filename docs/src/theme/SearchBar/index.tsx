import Original from '@theme-original/SearchBar'
import { type ComponentProps, useEffect, useRef } from 'react'

/**
 * The search box. The original fetches its index at the first focus, and then focuses the box again. This one does not, if the
 * focus has left the box in the meantime.
 */
export default function SearchBar(props: ComponentProps<typeof Original>) {
  const container = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const input = container.current?.querySelector('input')
    if (!input) return
    let leftWhileLoading = false
    const onBlur = () => {
      // The box gets its role when the index is loaded.
      leftWhileLoading = input.role !== 'combobox'
    }
    const onFocus = () => {
      leftWhileLoading = false
    }
    input.addEventListener('blur', onBlur)
    input.addEventListener('focus', onFocus)
    input.focus = (options) => {
      if (!leftWhileLoading) HTMLInputElement.prototype.focus.call(input, options)
      leftWhileLoading = false
    }
    return () => {
      input.removeEventListener('blur', onBlur)
      input.removeEventListener('focus', onFocus)
    }
  }, [])
  return (
    <div ref={container} style={{ display: 'contents' }}>
      <Original {...props} />
    </div>
  )
}
