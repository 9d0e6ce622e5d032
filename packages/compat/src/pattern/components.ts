/** The strongly connected component of every node (Tarjan, without recursion); one that leads to another has the greater number. */
export function components(count: number, next: (node: number) => number[]): number[] {
  const component = new Array<number>(count).fill(-1)
  const order = new Array<number>(count).fill(-1)
  const low = new Array<number>(count).fill(0)
  const open: number[] = []
  let time = 0
  let found = 0
  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue
    const path: { node: number; rest: number[] }[] = [{ node: root, rest: [...next(root)] }]
    order[root] = low[root] = time++
    open.push(root)
    while (path.length > 0) {
      const { node, rest } = path.at(-1)!
      const to = rest.pop()
      if (to !== undefined) {
        if (order[to] === -1) {
          order[to] = low[to] = time++
          open.push(to)
          path.push({ node: to, rest: [...next(to)] })
        } else if (component[to] === -1) low[node] = Math.min(low[node]!, order[to]!)
        continue
      }
      path.pop()
      const above = path.at(-1)
      if (above) low[above.node] = Math.min(low[above.node]!, low[node]!)
      if (low[node] !== order[node]) continue
      for (let one = open.pop()!; ; one = open.pop()!) {
        component[one] = found
        if (one === node) break
      }
      found++
    }
  }
  return component
}
