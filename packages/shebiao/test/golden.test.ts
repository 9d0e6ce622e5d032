import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { shebiao } from './command.js'

// Each folder is one command line as a user sees it: command.json holds its arguments and exit code, the other files its input and
// output. UPDATE_GOLDEN=1 rewrites the output: review the diff before you commit it.
const golden = fileURLToPath(new URL('./golden/', import.meta.url))
const root = fileURLToPath(new URL('../../../', import.meta.url))

interface Command {
  args: string[]
  /** The working directory, relative to the repository; by default the golden folder itself. */
  in?: string
  code: number
}

describe('the command line prints what is in test/golden', () => {
  for (const name of readdirSync(golden)) {
    it(name, () => {
      const folder = `${golden}${name}/`
      const command = JSON.parse(readFileSync(`${folder}command.json`, 'utf8')) as Command
      const input = existsSync(`${folder}stdin.txt`) ? readFileSync(`${folder}stdin.txt`) : ''
      const { code, stdout, stderr } = shebiao(command.args, { cwd: command.in === undefined ? folder : root + command.in, input })
      if (process.env.UPDATE_GOLDEN) {
        mkdirSync(folder, { recursive: true })
        writeFileSync(`${folder}stdout.txt`, stdout)
        if (stderr) writeFileSync(`${folder}stderr.txt`, stderr)
        writeFileSync(`${folder}command.json`, `${JSON.stringify({ ...command, code }, null, 2)}\n`)
      }
      expect(stdout).toBe(readFileSync(`${folder}stdout.txt`, 'utf8'))
      expect(stderr).toBe(existsSync(`${folder}stderr.txt`) ? readFileSync(`${folder}stderr.txt`, 'utf8') : '')
      expect(code).toBe(command.code)
    })
  }
})
