import WebSocket from 'ws'

/** No answer takes longer than this on a machine that is busy with other things. */
const PATIENCE_MS = 20_000

/**
 * A client as those of the original server are: one socket, frames told apart by their type alone,
 * no `id` unless it is asked for.
 */
export class Client {
  #socket
  #frames = []
  #waiting = []
  #closed

  /** As a page of `origin` would connect, if one is given. */
  constructor(url, origin) {
    this.#socket = new WebSocket(url, { origin })
    this.#socket.on('message', (text) => this.#received(JSON.parse(text)))
    this.#socket.on('error', () => {}) // is followed by 'close', which says more
    this.#closed = new Promise((resolve) => this.#socket.on('close', (code) => resolve(code)))
  }

  /** Opens a connection; returns it once the server has said hello. */
  static async connect(url, origin) {
    const client = new Client(url, origin)
    client.hello = await client.next('hello')
    return client
  }

  /** Sends a request and returns its reply, or refusal. */
  async ask(type, data, { as = type, id } = {}) {
    this.send({ type, id, data })
    return this.answer(type, as)
  }

  /** The next reply to a request of this type that was sent, or its refusal. */
  async answer(type, as = type) {
    return this.#take((frame) => frame.type === as || (frame.type === type && frame.status === 'error'), `a reply to ${type}`)
  }

  send(frame) {
    this.#socket.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame))
  }

  /** The next frame of this type, whether it came already or is still to come. */
  async next(type) {
    return this.#take((frame) => frame.type === type, `a frame of type ${type}`)
  }

  /**
   * All frames that came and nobody has taken. Asks for a sign of life first: what was sent before it has
   * then arrived.
   */
  async leftOver() {
    await this.ask('health_check')
    return this.#frames.splice(0)
  }

  /** Ends the connection; or waits for the server to do so, and returns the code it gave. */
  async close() {
    this.#socket.close()
    return this.closed()
  }

  async closed() {
    return limited(this.#closed, 'the connection to be closed')
  }

  #received(frame) {
    const index = this.#waiting.findIndex((waiter) => waiter.wants(frame))
    if (index < 0) {
      this.#frames.push(frame)
    } else {
      this.#waiting.splice(index, 1)[0].resolve(frame)
    }
  }

  async #take(wants, what) {
    const index = this.#frames.findIndex(wants)
    if (index >= 0) {
      return this.#frames.splice(index, 1)[0]
    }
    const frame = new Promise((resolve) => this.#waiting.push({ wants, resolve }))
    const closed = this.#closed.then((code) => {
      throw new Error(`waited for ${what}, and the connection was closed with code ${code}`)
    })
    return limited(Promise.race([frame, closed]), what)
  }
}

/** The outcome of `promise`; an error if it takes too long. */
export async function limited(promise, what) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), PATIENCE_MS)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
