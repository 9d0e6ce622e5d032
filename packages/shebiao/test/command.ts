import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../bin/shebiao.js', import.meta.url))

export interface CommandResult {
  code: number
  stdout: string
  stderr: string
}

/** Runs the built command as a user does, and returns its exit code and output. */
export function shebiao(args: string[], options: { cwd?: string; input?: string | Buffer; env?: Record<string, string> } = {}): CommandResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: options.cwd,
    input: options.input ?? '',
    encoding: 'utf8',
    maxBuffer: 1 << 29,
    env: { ...process.env, NO_COLOR: '1', TZ: 'Asia/Shanghai', CI_PROJECT_DIR: '', GITHUB_WORKSPACE: '', GITHUB_STEP_SUMMARY: '', ...options.env },
  })
  return { code: status ?? -1, stdout, stderr }
}
