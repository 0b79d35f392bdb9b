import { check, holds, refuses, succeeds } from './checks.mjs'
import { PASSWORD } from './accounts.mjs'
import { Client } from './client.mjs'

/** The server ends and starts again; all that was said is still there. */
export async function restart(cast, server, start) {
  const { ada, phone, ben, group } = cast
  const chats = (client) => client.ask('get_chats', {}, { as: 'chat_list' })
  const history = (client, chat) => client.ask('get_chat_history', { chat_id: chat }, { as: 'chat_history' })
  // What is unread, and who is there, is not the same before and after.
  const lasting = ({ unread, online, ...chat }) => chat
  const before = {
    chats: (await chats(ada)).data.map(lasting),
    group: (await history(ada, group.id)).data,
    pair: (await history(ada, ben.account.id)).data,
  }

  await check('the server ends when it is told to, and says so to all who are there', async () => {
    holds(await server.stop(), 143)
    for (const connection of [ada, phone, ben]) {
      holds(await connection.closed(), 4001)
    }
  })

  const { url } = await start()
  const desk = await Client.connect(url)
  await check('the token is good after a restart', async () => {
    const reply = await desk.ask('reconnect', { token: ada.account.token })
    succeeds(reply, { id: ada.account.id, handle: ada.account.handle, created_at: ada.account.created_at })
    ada.account = reply.data
  })

  const laptop = await Client.connect(url)
  await check('the password is good after a restart', async () => {
    const reply = await laptop.ask('login', { handle: ben.account.handle, password: PASSWORD })
    succeeds(reply, { id: ben.account.id, username: 'benjamin', created_at: ben.account.created_at })
    refuses(await laptop.ask('login', { handle: ben.account.handle, password: 'not the password' }), 'INVALID_CREDENTIALS')
  })

  await check('chats, members, messages and pins are as they were', async () => {
    holds((await chats(desk)).data.map(lasting), before.chats)
    succeeds(await history(desk, group.id), before.group)
    succeeds(await history(desk, ben.account.id), before.pair)
  })

  await check('what was read stays read, and what was not stays unread', async () => {
    holds((await chats(laptop)).data, [{ id: group.id, unread: 0 }, { id: ada.account.id, unread: 0 }])
  })

  await check('a message sent before the restart is known by its client_msg_id', async () => {
    const again = await laptop.ask('message', cast.once.request)
    succeeds(again, { message: cast.once.message, duplicate: true })
  })

  await check('numbers go on where they stopped', async () => {
    const reply = await desk.ask('message', { to: group.id, content: 'where were we?' })
    succeeds(reply, { message: { seq: 5, rev: 10, id: `${group.id}.5` } })
    succeeds(await laptop.next('message'), { message: { content: 'where were we?' } })
  })
}
