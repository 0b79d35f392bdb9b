import { check, holds, isRecent, isText, refuses, succeeds } from './checks.mjs'
import { Client } from './client.mjs'

export const PASSWORD = 'correct horse battery'

const account = (username) => ({
  id: isText,
  username,
  tag: (tag) => /^[0-9]{4}$/.test(tag),
  handle: (handle) => handle.startsWith(`${username}#`),
  created_at: isRecent,
})

/** Registers Ada, Ben and Cleo, and signs Ada in on a second connection, her phone. */
export async function accounts(url) {
  const cast = { url, ada: await Client.connect(url), ben: await Client.connect(url), cleo: await Client.connect(url) }
  const { ada, ben, cleo } = cast

  await check('the server says hello and names its limits', () =>
    succeeds(ada.hello, {
      protocol: 1,
      server: (server) => server.startsWith('parley/'),
      heartbeat_ms: 25000,
      limits: { frame_bytes: 65536, json_depth: 16, content_chars: 4000, group_members: 1000, groups_per_user: 200 },
    }))

  await check('nobody gets in before signing in', async () => {
    refuses(await ada.ask('get_chats'), 'UNAUTHENTICATED', { retryable: false })
    refuses(await ada.ask('message', { to: 'x', content: 'x' }), 'UNAUTHENTICATED')
  })

  await check('register gives an account with a tag, and a token', async () => {
    for (const name of ['ada', 'ben', 'cleo']) {
      const reply = await cast[name].ask('register', { username: name, password: PASSWORD })
      succeeds(reply, { ...account(name), token: isText })
      holds(reply.data.handle, `${name}#${reply.data.tag}`)
      cast[name].account = reply.data
    }
  })

  await check('register refuses a name and a password that will not do', async () => {
    const guest = await Client.connect(url)
    refuses(await guest.ask('register', { username: 'a#b', password: PASSWORD }), 'VALIDATION_FAILED', { field: 'username' })
    refuses(await guest.ask('register', { username: 'dora', password: 'short' }), 'VALIDATION_FAILED', { field: 'password' })
    refuses(await guest.ask('register', { username: 'dora' }), 'VALIDATION_FAILED', { field: 'password' })
    await guest.close()
  })

  cast.phone = await Client.connect(url)
  await check('login takes the handle, in any case, and the name alone while it is the only one', async () => {
    for (const handle of [ada.account.handle.toUpperCase(), 'ada']) {
      const reply = await cast.phone.ask('login', { handle, password: PASSWORD })
      succeeds(reply, { ...account('ada'), id: ada.account.id, handle: ada.account.handle, token: isText })
    }
    const reply = await cast.phone.ask('login', { username: ada.account.handle, password: PASSWORD })
    succeeds(reply, { id: ada.account.id })
    cast.phone.account = reply.data
  })

  await check('login answers a wrong password and a wrong handle alike', async () => {
    const guest = await Client.connect(url)
    const wrong = await guest.ask('login', { handle: ada.account.handle, password: 'not the password' })
    refuses(wrong, 'INVALID_CREDENTIALS')
    holds(await guest.ask('login', { handle: 'nobody#0000', password: 'not the password' }), wrong)
    await guest.close()
  })

  await check('search_user finds by handle and by the beginning of a name', async () => {
    const found = { id: ben.account.id, username: 'ben', tag: ben.account.tag, handle: ben.account.handle }
    for (const query of [ben.account.handle, 'ben', 'BE']) {
      const reply = await ada.ask('search_user', { query }, { as: 'search_result' })
      succeeds(reply, { status: 'success', data: found, matches: [found] })
    }
    const nobody = await ada.ask('search_user', { query: 'nobody' }, { as: 'search_result' })
    succeeds(nobody, { status: 'error', matches: [] })
  })

  await check('reconnect takes the token, gives a fresh one, and refuses a bare user id', async () => {
    const back = await Client.connect(url)
    refuses(await back.ask('reconnect', { user_id: cleo.account.id }), 'VALIDATION_FAILED', { field: 'token' })
    refuses(await back.ask('reconnect', { token: 'x'.repeat(43) }), 'TOKEN_EXPIRED')
    const reply = await back.ask('reconnect', { token: cleo.account.token })
    succeeds(reply, { ...account('cleo'), token: (token) => isText(token) && token !== cleo.account.token })
    const again = await back.ask('reconnect', { token: cleo.account.token })
    succeeds(again, { id: cleo.account.id })
    cleo.account.token = again.data.token
    await back.close()
  })

  return cast
}
