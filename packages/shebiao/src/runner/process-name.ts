import { hostname } from 'node:os'

// Machines can share a folder, and containers can have the same process ids.
const machine = hostname().replace(/[^\w]/g, '_')

/** Name of this process, for files of its own in folders that others use too. */
export const processName = `${machine}-${process.pid}`

/** Whether a name is that of a process of this machine which is no longer running. */
export function isOfDeadProcess(name: string): boolean {
  const id = name.startsWith(`${machine}-`) ? name.slice(machine.length + 1) : ''
  if (!/^\d+$/.test(id)) return false
  try {
    process.kill(Number(id), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
