// Runs the job on the Spark installation of this machine, as a user does.
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const python = process.env.PYSPARK_PYTHON ?? 'python3'
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java'
const home = outputOf(python, ['-c', 'import os, pyspark; print(os.path.dirname(pyspark.__file__))'])
const absent = [
  outputOf(python, ['--version']) === undefined && `Python 3（${python}）`,
  home === undefined && `pyspark（${python} -m pip install "pyspark==3.5.*"，或用环境变量 PYSPARK_PYTHON 指明装有它的 Python）`,
  outputOf(java, ['-version']) === undefined && `Java 17（${java}；apt-get install default-jre-headless）`,
].filter(Boolean)

/** A message that lists the missing requirements of the job; undefined if all are installed. */
export const missing = absent.length > 0 ? `没有 Spark，其测试未运行。缺 (Spark is missing, its tests were not run)：${absent.join('；')}` : undefined

const job = fileURLToPath(new URL('shebiao_check.py', import.meta.url))
// JVM options for short-lived processes: start-up takes half the time.
const fastStart = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto'

/**
 * Starts a standalone cluster: a master, and a worker with one core on each host. Each is a process of its own. The hosts need different
 * names, because Spark's speculation runs a slow task again on another host only. Returns the master's URL and a function that stops it.
 */
export async function startCluster(hosts, folder) {
  const started = []
  const start = (name, args, ready) => {
    const child = spawn(join(home, 'bin', 'spark-class'), [`org.apache.spark.deploy.${name}`, '--webui-port', '0', ...args], {
      env: { ...process.env, SPARK_HOME: home, SPARK_DAEMON_MEMORY: '256m', SPARK_DAEMON_JAVA_OPTS: fastStart, SPARK_LOG_DIR: folder, SPARK_NO_DAEMONIZE: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    started.push(child)
    return new Promise((done, fail) => {
      let log = ''
      child.on('error', fail).on('close', () => fail(new Error(`${name} has ended: ${log.slice(-2000)}`)))
      child.stderr.setEncoding('utf8').on('data', (text) => {
        const found = ready.exec((log = (log + text).slice(-20_000)))
        if (found) done(found[1])
      })
    })
  }
  /** Stops the processes, workers first, and waits until they have ended. */
  const stop = async () => {
    for (const child of started.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      const ended = new Promise((done) => child.once('close', done))
      child.kill()
      await ended
    }
  }
  try {
    const master = await start('master.Master', ['--host', hosts[0], '--port', '0'], /Starting Spark master at (spark:\S+)/)
    const worker = ['--cores', '1', '--memory', '1g', '--work-dir', folder]
    await Promise.all(hosts.map((host) => start('worker.Worker', ['--host', host, ...worker, master], /(Successfully registered with master)/)))
    return { master, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * Runs the job with spark-submit. `master` is a master URL of Spark: `local-cluster[2,1,1024]` starts two executors with one core each.
 * Resolves to the exit code, standard output and standard error.
 */
export function submit(master, args, conf = {}) {
  const settings = { 'spark.ui.enabled': 'false', 'spark.executor.extraJavaOptions': fastStart, ...conf }
  const child = spawn(
    join(home, 'bin', 'spark-submit'),
    [
      '--master',
      master,
      '--driver-java-options',
      fastStart,
      ...Object.entries(settings).flatMap(([name, value]) => ['--conf', `${name}=${value}`]),
      job,
      ...args,
    ],
    { env: { ...process.env, SPARK_HOME: home, PYSPARK_PYTHON: python, LC_ALL: 'C.UTF-8' }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const written = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr']) child[name].setEncoding('utf8').on('data', (text) => (written[name] += text))
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => done({ code, ...written }))
  })
}

/** The output of a program; undefined if it is missing or fails. */
function outputOf(program, args) {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}
