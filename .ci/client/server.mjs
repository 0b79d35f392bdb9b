import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { limited } from './client.mjs'

/** The packaged server, as a process of its own on a port of its own. */
export class Server {
  #process
  #log = ''

  /** Starts the server; returns it once it listens. */
  static async start(java, jar, options) {
    const server = new Server()
    await limited(server.#started(java, jar, options), 'the server to start').catch((error) => {
      server.#process.kill('SIGKILL')
      throw new Error(`${error.message}\n${server.#log}`)
    })
    return server
  }

  async #started(java, jar, options) {
    this.#process = spawn(java, [...options, '-jar', jar])
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (this.#log += text))
    }
    const ended = once(this.#process, 'exit').then(([code]) => {
      throw new Error(`the server ended with exit code ${code}`)
    })
    ended.catch(() => {})
    for (;;) {
      const port = /Listening on: https?:\/\/[^ ]*:(\d+)/.exec(this.#log)
      if (port) {
        this.url = `ws://127.0.0.1:${port[1]}/`
        return
      }
      await Promise.race([once(this.#process.stdout, 'data'), ended])
    }
  }

  /** Asks the server to end, as a service manager does; returns its exit code. */
  async stop() {
    const exit = once(this.#process, 'exit')
    this.#process.kill('SIGTERM')
    const [code, signal] = await limited(exit, 'the server to end')
    return code ?? signal
  }

  /** For the end of a test that failed half-way. */
  kill() {
    this.#process?.kill('SIGKILL')
  }

  /** What the server logged at level WARN or worse. */
  complaints() {
    return this.#log.split('\n').filter((line) => /"level":"(WARN|ERROR|FATAL)"/.test(line))
  }
}
