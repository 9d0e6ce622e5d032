import Original from '@theme-original/SearchBar'
import { type ComponentProps, useEffect, useRef } from 'react'

/** The search box. Its index is fetched at the first focus, and when it has come the box takes the focus again: not from one who has gone on meanwhile. */
export default function SearchBar(props: ComponentProps<typeof Original>) {
  const around = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const input = around.current?.querySelector('input')
    if (!input) return
    let left = false
    const leave = () => {
      left = input.role !== 'combobox'
    }
    const enter = () => {
      left = false
    }
    input.addEventListener('blur', leave)
    input.addEventListener('focus', enter)
    input.focus = (options) => {
      if (!left) HTMLInputElement.prototype.focus.call(input, options)
      left = false
    }
    return () => {
      input.removeEventListener('blur', leave)
      input.removeEventListener('focus', enter)
    }
  }, [])
  return (
    <div ref={around} style={{ display: 'contents' }}>
      <Original {...props} />
    </div>
  )
}
