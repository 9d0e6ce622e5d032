// Opens <details>: those around the target of the fragment, and all of them before printing.
function openTarget(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  let closed = target?.closest('details:not([open])')
  while (closed) {
    closed.setAttribute('open', '')
    closed = closed.parentElement?.closest('details:not([open])')
  }
  target?.scrollIntoView()
}

if (typeof window !== 'undefined') {
  window.addEventListener('hashchange', openTarget)
  window.addEventListener('beforeprint', () => {
    for (const closed of document.querySelectorAll('article details:not([open])')) closed.setAttribute('open', '')
  })
}

export function onRouteDidUpdate({ location: { hash } }: { location: { hash: string } }): void {
  if (hash) requestAnimationFrame(openTarget)
}
