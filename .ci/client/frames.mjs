import { absent, check, holds, refuses, succeeds } from './checks.mjs'
import { Client } from './client.mjs'

/** What is no request, and what a client may do in any order and at any time. */
export async function frames(cast) {
  const { ada } = cast
  await ada.leftOver()

  await check('health_check and ping are answered, to guests too', async () => {
    const guest = await Client.connect(cast.url)
    succeeds(await guest.ask('health_check'), { status: 'ok' })
    succeeds(await guest.ask('ping', {}, { as: 'pong' }))
    await guest.close()
  })

  await check('an id comes back with the reply, and with the refusal', async () => {
    holds(await ada.ask('health_check', {}, { id: 'req-1' }), { id: 'req-1', status: 'success' })
    holds(await ada.ask('get_chat_history', {}, { id: 'req-2' }), { id: 'req-2', status: 'error' })
    holds(await ada.ask('health_check'), { id: absent })
  })

  await check('what is no request is refused, and the connection lives on', async () => {
    const system = async (text) => {
      ada.send(text)
      return ada.next('system')
    }
    refuses(await system('{"type":'), 'BAD_JSON', { retryable: false })
    refuses(await system('{"type":"ping","type":"ping"}'), 'BAD_JSON')
    refuses(await system(`{"type":"ping","data":${'['.repeat(20)}${']'.repeat(20)}}`), 'BAD_JSON')
    refuses(await system('[]'), 'BAD_REQUEST')
    refuses(await system('{"data":{}}'), 'BAD_REQUEST')
    refuses(await ada.ask('ping', 7), 'BAD_REQUEST')
    refuses(await ada.ask('no_such_thing'), 'UNKNOWN_TYPE')
    succeeds(await ada.ask('ping', {}, { as: 'pong' }))
  })

  await check('requests sent without waiting are answered one by one, in order', async () => {
    const ids = Array.from({ length: 500 }, (_, i) => `burst-${i}`)
    ids.forEach((id) => ada.send({ type: 'ping', id }))
    const answered = []
    while (answered.length < ids.length) {
      answered.push((await ada.next('pong')).id)
    }
    holds(answered, ids)
  })

  await check('a frame that is too big, and a binary one, end their connection', async () => {
    const guest = await Client.connect(cast.url)
    guest.send({ type: 'ping', data: { padding: 'x'.repeat(65_536) } })
    holds(await guest.closed(), 1009)
    const other = await Client.connect(cast.url)
    other.send(Buffer.from([1, 2, 3]))
    holds(await other.closed(), 1003)
  })

  await check('a page from the same host may connect, one from elsewhere may not', async () => {
    const own = await Client.connect(cast.url, cast.url.replace(/^ws(.*)\/$/, 'http$1'))
    await own.close()
    holds(await new Client(cast.url, 'https://elsewhere.example').closed(), 4505)
  })
}
