/**
 * The strongly connected component of every node, by Tarjan's algorithm without recursion. Nodes are `0` to `count - 1`. Where
 * one component leads to another, the first has the greater number.
 */
export function components(count: number, next: (node: number) => number[]): number[] {
  const component = new Array<number>(count).fill(-1)
  const visitTime = new Array<number>(count).fill(-1)
  const lowLink = new Array<number>(count).fill(0)
  const stack: number[] = []
  let time = 0
  let componentCount = 0
  for (let root = 0; root < count; root++) {
    if (visitTime[root] !== -1) continue
    const path: { node: number; unvisited: number[] }[] = [{ node: root, unvisited: [...next(root)] }]
    visitTime[root] = lowLink[root] = time++
    stack.push(root)
    while (path.length > 0) {
      const { node, unvisited } = path.at(-1)!
      const to = unvisited.pop()
      if (to !== undefined) {
        if (visitTime[to] === -1) {
          visitTime[to] = lowLink[to] = time++
          stack.push(to)
          path.push({ node: to, unvisited: [...next(to)] })
        } else if (component[to] === -1) lowLink[node] = Math.min(lowLink[node]!, visitTime[to]!)
        continue
      }
      path.pop()
      const above = path.at(-1)
      if (above) lowLink[above.node] = Math.min(lowLink[above.node]!, lowLink[node]!)
      if (lowLink[node] !== visitTime[node]) continue
      for (let one = stack.pop()!; ; one = stack.pop()!) {
        component[one] = componentCount
        if (one === node) break
      }
      componentCount++
    }
  }
  return component
}
