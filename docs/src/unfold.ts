// A fragment that leads into a folded field unfolds it; on paper everything is unfolded.
function unfold(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  let folded = target?.closest('details:not([open])')
  while (folded) {
    folded.setAttribute('open', '')
    folded = folded.parentElement?.closest('details:not([open])')
  }
  target?.scrollIntoView()
}

if (typeof window !== 'undefined') {
  window.addEventListener('hashchange', unfold)
  window.addEventListener('beforeprint', () => {
    for (const folded of document.querySelectorAll('article details:not([open])')) folded.setAttribute('open', '')
  })
}

export function onRouteDidUpdate({ location: { hash } }: { location: { hash: string } }): void {
  if (hash) requestAnimationFrame(unfold)
}
