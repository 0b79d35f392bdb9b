import { check, holds, refuses, succeeds } from './checks.mjs'
import { PASSWORD } from './accounts.mjs'
import { Client } from './client.mjs'

/** What is too much is refused, and one who goes on is put out. The server runs as it comes, limits on. */
export async function limits(cast, url) {
  const { ada } = cast

  await check('hello names the rates to keep to, where there are any', async () => {
    const guest = await Client.connect(url)
    holds(ada.hello.data.limits.rates, undefined)
    holds(guest.hello.data.limits.rates, {
      frames: { burst: 60, count: 10, per_ms: 1000 },
      message: { burst: 20, count: 2, per_ms: 1000 },
      update: { burst: 60, count: 10, per_ms: 1000 },
      typing: { burst: 1, count: 1, per_ms: 3000 },
    })
    await guest.close()
  })

  await check('too many frames at once are refused, each with the time to wait', async () => {
    const guest = await Client.connect(url)
    const count = 100
    for (let i = 0; i < count; i++) {
      guest.send({ type: 'ping', id: `ping-${i}` })
    }
    const replies = []
    while (replies.length < count) {
      replies.push(await guest.answer('ping', 'pong'))
    }
    const refused = replies.filter(({ status }) => status === 'error')
    holds(refused.length > 0 && refused.length <= count - 60, true)
    refused.forEach((reply) => refuses(reply, 'RATE_LIMITED', { retryable: true, retry_after_ms: (wait) => wait >= 0 && wait < 60_000 }))
    await guest.close()
  })

  await check('one who floods is put out', async () => {
    const guest = await Client.connect(url)
    for (let i = 0; i < 1000; i++) {
      guest.send({ type: 'ping' })
    }
    holds(await guest.closed(), 4429)
  })

  await check('guessing a password is stopped, and shuts nobody out who is in', async () => {
    const guest = await Client.connect(url)
    const logIn = (password) => guest.ask('login', { handle: ada.account.handle, password })
    for (let i = 0; i < 5; i++) {
      refuses(await logIn('not the password'), 'INVALID_CREDENTIALS')
    }
    refuses(await logIn(PASSWORD), 'LOCKED_OUT', { retryable: true, retry_after_ms: (wait) => wait > 0 && wait <= 900_000 })
    succeeds(await guest.ask('reconnect', { token: ada.account.token }), { id: ada.account.id })
    await guest.close()
  })
}
