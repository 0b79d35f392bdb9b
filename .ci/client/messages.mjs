import { absent, check, holds, isCount, isRecent, isText, refuses, succeeds } from './checks.mjs'

/** A message as every client sees it. */
export const message = (chat, from, content, more) => ({
  id: isText,
  chat_id: chat,
  seq: isCount,
  rev: isCount,
  sender_id: from.account.id,
  content,
  type: 'text',
  timestamp: isRecent,
  reply_to: null,
  edited_at: absent,
  is_deleted: false,
  reactions: {},
  client_msg_id: absent,
  ...more,
})

/** Ada and Ben talk, in the group and with each other. */
export async function messages(cast) {
  const { ada, phone, ben, cleo, group } = cast
  const history = (client, chat, more) => client.ask('get_chat_history', { chat_id: chat, ...more }, { as: 'chat_history' })
  for (const connection of [ada, phone, ben, cleo]) {
    await connection.leftOver()
  }

  let first
  await check('a message to a group is answered, and comes to all others, once', async () => {
    const reply = await ben.ask('message', { to: group.id, content: 'Hello, Ada' })
    succeeds(reply, { chat_id: group.id, message: message(group.id, ben, 'Hello, Ada', { seq: 1, rev: 1 }), duplicate: absent })
    first = reply.data.message
    for (const connection of [ada, phone]) {
      succeeds(await connection.next('message'), { chat_id: group.id, message: first })
    }
    for (const connection of [ada, phone, ben, cleo]) {
      holds(await connection.leftOver(), [])
    }
  })

  await check('a reply names the message it answers', async () => {
    const reply = await ada.ask('message', { to: group.id, content: 'Hello, Ben', reply_to: first.id, msg_type: 'sticker' })
    const expected = message(group.id, ada, 'Hello, Ben', { seq: 2, rev: 2, reply_to: first.id, type: 'sticker' })
    succeeds(reply, { message: expected })
    succeeds(await ben.next('message'), { message: expected })
    succeeds(await phone.next('message'), { message: expected })
    refuses(await ada.ask('message', { to: group.id, content: 'what?', reply_to: `${group.id}.99` }), 'NOT_FOUND', { field: 'reply_to' })
  })

  await check('a conversation of two has the other one\'s id, to each of both', async () => {
    const reply = await ada.ask('message', { to: ben.account.id, content: 'psst' })
    succeeds(reply, { chat_id: ben.account.id, message: message(ben.account.id, ada, 'psst', { seq: 1 }) })
    succeeds(await ben.next('message'), { chat_id: ada.account.id, message: message(ada.account.id, ada, 'psst', { id: reply.data.message.id }) })
    succeeds(await phone.next('message'), { chat_id: ben.account.id, message: { chat_id: ben.account.id } })
  })

  await check('the same client_msg_id again gives the same message, and no event', async () => {
    const once = { to: ada.account.id, content: 'yes?', client_msg_id: 'ben-1' }
    const reply = await ben.ask('message', once)
    succeeds(reply, { message: message(ada.account.id, ben, 'yes?', { client_msg_id: 'ben-1' }) })
    const twice = await ben.ask('message', once)
    succeeds(twice, { ...reply.data, duplicate: true })
    refuses(await ben.ask('message', { ...once, content: 'no?' }), 'IDEMPOTENCY_MISMATCH')
    succeeds(await ada.next('message'), { message: message(ben.account.id, ben, 'yes?') })
    await phone.next('message')
    holds(await ada.leftOver(), [])
    cast.once = { request: once, message: reply.data.message }
  })

  await check('message refuses what is empty, too long, or addressed to nobody', async () => {
    refuses(await ben.ask('message', { to: group.id, content: '  ' }), 'VALIDATION_FAILED', { field: 'content' })
    refuses(await ben.ask('message', { to: group.id, content: '\u{1F600}'.repeat(4001) }), 'TOO_LARGE', { field: 'content', limit: 4000 })
    refuses(await ben.ask('message', { to: 'nobody', content: 'hello?' }), 'NOT_FOUND')
    succeeds(await ben.ask('message', { to: group.id, content: '\u{1F600}'.repeat(4000) }), { message: { seq: 3 } })
    await ada.next('message')
    await phone.next('message')
  })

  await check('edit_message and delete_message change it for everybody', async () => {
    const { message: typo } = (await ada.ask('message', { to: group.id, content: 'teh end' })).data
    const at = { chat_id: group.id, message_id: typo.id }
    const edited = { id: typo.id, seq: 4, rev: 5, content: 'the end', edited_at: isRecent }
    refuses(await ben.ask('edit_message', { ...at, content: 'mine' }), 'FORBIDDEN')
    succeeds(await ada.ask('edit_message', { ...at, content: 'the end' }), { chat_id: group.id, message: edited })
    succeeds(await ben.next('message_edited'), { chat_id: group.id, message: edited })
    refuses(await ben.ask('delete_message', at), 'FORBIDDEN')
    succeeds(await ada.ask('delete_message', at))
    succeeds(await ben.next('message_deleted'), { chat_id: group.id, message_id: typo.id, seq: 4, rev: 6 })
    refuses(await ada.ask('delete_message', at), 'NOT_FOUND', { field: 'message_id' })
  })

  await check('pin_message shows a message to all, and null takes it off', async () => {
    const at = { chat_id: group.id, message_id: first.id }
    refuses(await ben.ask('pin_message', at), 'FORBIDDEN')
    succeeds(await ada.ask('pin_message', at))
    succeeds(await ben.next('message_pinned'), { chat_id: group.id, message_id: first.id, content: first.content, pinned_by: ada.account.id, rev: 7 })
    succeeds(await ada.ask('pin_message', { chat_id: group.id, message_id: null }))
    succeeds(await ben.next('message_pinned'), { message_id: null, content: null, rev: 8 })
    succeeds(await ada.ask('pin_message', at))
    await ben.next('message_pinned')
  })

  await check('typing is shown to the others and has no reply', async () => {
    ben.send({ type: 'typing', data: { to: ada.account.id, is_typing: true } })
    succeeds(await ada.next('typing'), { from: ben.account.id, chat_id: ben.account.id, is_typing: true })
    ben.send({ type: 'typing', data: { to: group.id, is_typing: false } })
    succeeds(await phone.next('typing'), { from: ben.account.id, chat_id: ben.account.id })
    succeeds(await phone.next('typing'), { from: ben.account.id, chat_id: group.id, is_typing: false })
    holds((await ben.leftOver()).filter((frame) => frame.type === 'typing'), [])
  })

  await check('mark_read moves forward, and tells the others', async () => {
    succeeds(await ada.ask('mark_read', { chat_id: ben.account.id, seq: 2 }))
    succeeds(await ben.next('message_read'), { chat_id: ada.account.id, user_id: ada.account.id, seq: 2 })
    succeeds(await ada.ask('mark_read', { chat_id: ben.account.id, seq: 1 }))
    holds((await ben.leftOver()).filter((frame) => frame.type === 'message_read'), [])
  })

  await check('get_chats lists chats with their last message and what is unread', async () => {
    const list = await ben.ask('get_chats', {}, { as: 'chat_list' })
    succeeds(list, [
      { id: group.id, name: 'Engines', type: 'group', pinned_message_id: first.id, last_message: { seq: 4, content: '', type: 'deleted', is_deleted: true }, unread: 1, last_seq: 4, last_rev: 9 },
      { id: ada.account.id, name: 'ada', type: 'direct', handle: ada.account.handle, online: true, last_message: cast.once.message, unread: 0, last_seq: 2, last_rev: 2 },
    ])
  })

  await check('get_chat_history comes in pages, the oldest message of each first', async () => {
    const all = await history(ben, group.id)
    succeeds(all, {
      chat_id: group.id,
      messages: [
        first,
        message(group.id, ada, 'Hello, Ben', { seq: 2, reply_to: first.id, type: 'sticker' }),
        message(group.id, ben, isText, { seq: 3 }),
        message(group.id, ada, '', { seq: 4, type: 'deleted', is_deleted: true, edited_at: isRecent }),
      ],
      pinned_message: first,
      has_more: false,
    })
    const seqs = async (more) => {
      const { data } = await history(ben, group.id, more)
      return [data.messages.map(({ seq }) => seq), data.has_more]
    }
    holds(await seqs({ limit: 2 }), [[3, 4], true])
    holds(await seqs({ before: 3, limit: 1 }), [[2], true])
    holds(await seqs({ after: 1, limit: 2 }), [[2, 3], true])
    holds(await seqs({ around: 2, limit: 3 }), [[1, 2, 3], true])
    refuses(await history(ben, group.id, { limit: 101 }), 'VALIDATION_FAILED', { field: 'limit' })
    refuses(await history(ben, group.id, { before: 2, after: 1 }), 'VALIDATION_FAILED')
    refuses(await history(ben, 'nobody'), 'NOT_FOUND')
  })

  await check('reading the newest page marks all as read', async () => {
    const [inGroup] = (await ben.ask('get_chats', {}, { as: 'chat_list' })).data
    holds(inGroup, { id: group.id, unread: 0 })
  })

  await check('update_profile changes the name, also in the groups', async () => {
    const reply = await ben.ask('update_profile', { username: 'benjamin' }, { as: 'profile_updated' })
    succeeds(reply, { id: ben.account.id, username: 'benjamin', tag: ben.account.tag, handle: `benjamin#${ben.account.tag}` })
    succeeds(await ada.next('group_update'), { action: 'rename', members: { [ben.account.id]: { username: 'benjamin' } } })
    Object.assign(ben.account, reply.data)
  })
}
