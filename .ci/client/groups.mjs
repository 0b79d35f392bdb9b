import { absent, check, holds, isRecent, refuses, succeeds } from './checks.mjs'

const member = (role, username) => ({ role, username, joined_at: isRecent, muted: false })

/** Ada makes a group; Ben and Cleo come in; Ben is muted for a while, and Cleo is put out. */
export async function groups(cast) {
  const { ada, phone, ben, cleo } = cast

  await check('create_group gives a group with a code of six digits', async () => {
    const reply = await ada.ask('create_group', { group_name: 'Engines' })
    succeeds(reply, {
      name: 'Engines',
      type: 'group',
      owner_id: ada.account.id,
      invite_code: (code) => /^[0-9]{6}$/.test(code),
      members: { [ada.account.id]: member('owner', 'ada') },
      created_at: isRecent,
    })
    holds(reply.data.join_code, reply.data.invite_code)
    cast.group = reply.data
    succeeds(await ada.ask('create_group', { name: 'Notes' }), { name: 'Notes' })
    refuses(await ada.ask('create_group', { group_name: ' ' }), 'VALIDATION_FAILED', { field: 'group_name' })
  })

  await check('join_group by code tells the joiner who is in, and the others who came', async () => {
    const reply = await ben.ask('join_group', { invite_code: cast.group.invite_code })
    succeeds(reply, {
      id: cast.group.id,
      name: 'Engines',
      members: { [ada.account.id]: member('owner', 'ada'), [ben.account.id]: member('member', 'ben') },
    })
    for (const connection of [ada, phone]) {
      succeeds(await connection.next('group_member_joined'), {
        group_id: cast.group.id,
        user_id: ben.account.id,
        user_data: member('member', 'ben'),
      })
    }
    succeeds(await cleo.ask('join_group', { join_code: cast.group.invite_code }), { id: cast.group.id })
    succeeds(await ben.next('group_member_joined'), { user_id: cleo.account.id })
    holds((await ada.next('group_member_joined')).data.user_id, cleo.account.id)
  })

  await check('the invite code is shown to those who may invite only', async () => {
    const groupOf = async (client) =>
      (await client.ask('get_chats', {}, { as: 'chat_list' })).data.find((chat) => chat.id === cast.group.id)
    holds(await groupOf(ada), { invite_code: cast.group.invite_code, join_code: cast.group.invite_code })
    holds(await groupOf(ben), { name: 'Engines', invite_code: absent, join_code: absent })
  })

  await check('get_group shows a group to its members', async () => {
    succeeds(await ben.ask('get_group', { group_id: cast.group.id }), {
      id: cast.group.id,
      member_count: 3,
      members: { [ada.account.id]: member('owner', 'ada') },
      invite_code: absent,
    })
    refuses(await ben.ask('get_group', { group_id: 'nothing' }), 'NOT_FOUND', { field: 'group_id' })
  })

  await check('join_group refuses a code that opens nothing, and who is in already', async () => {
    const wrong = String((Number(cast.group.invite_code) + 1) % 1_000_000).padStart(6, '0')
    refuses(await cleo.ask('join_group', { invite_code: wrong }), 'INVITE_INVALID')
    refuses(await cleo.ask('join_group', { invite_code: '12' }), 'VALIDATION_FAILED', { field: 'invite_code' })
    refuses(await ben.ask('join_group', { invite_code: cast.group.invite_code }), 'ALREADY_MEMBER')
  })

  const act = (client, action, target, more) =>
    client.ask('admin_action', { group_id: cast.group.id, target_id: target.account.id, action, ...more })

  await check('mute takes the word, unmute gives it back, and all members see it', async () => {
    succeeds(await act(ada, 'mute', ben, { until: Date.now() + 60_000, reason: 'loud' }))
    for (const connection of [phone, ben, cleo]) {
      succeeds(await connection.next('group_update'), {
        group_id: cast.group.id,
        action: 'mute',
        target_id: ben.account.id,
        by: ada.account.id,
        reason: 'loud',
        members: { [ben.account.id]: { muted: true, muted_until: (at) => at > Date.now() } },
      })
    }
    refuses(await ben.ask('message', { to: cast.group.id, content: 'but' }), 'MUTED', {
      retryable: true,
      retry_after_ms: (wait) => wait > 0 && wait <= 60_000,
    })
    succeeds(await act(ada, 'unmute', ben))
    succeeds(await ben.next('group_update'), { action: 'unmute', members: { [ben.account.id]: member('member', 'ben') } })
    await cleo.next('group_update')
  })

  await check('a member may not moderate, nor anybody the owner', async () => {
    refuses(await act(ben, 'kick', cleo), 'FORBIDDEN')
    refuses(await act(ben, 'mute', ada), 'FORBIDDEN')
    refuses(await act(ada, 'kick', ada), 'FORBIDDEN')
    refuses(await act(ada, 'dance', ben), 'VALIDATION_FAILED', { field: 'action' })
  })

  await check('kick puts out, tells who was put out, and closes the door behind', async () => {
    succeeds(await act(ada, 'kick', cleo))
    for (const connection of [ben, cleo]) {
      succeeds(await connection.next('group_update'), {
        action: 'kick',
        target_id: cleo.account.id,
        members: { [cleo.account.id]: absent, [ben.account.id]: member('member', 'ben') },
      })
    }
    refuses(await cleo.ask('message', { to: cast.group.id, content: 'let me in' }), 'NOT_MEMBER')
    refuses(await cleo.ask('get_chat_history', { chat_id: cast.group.id }, { as: 'chat_history' }), 'NOT_MEMBER')
    refuses(await act(ada, 'kick', cleo), 'NOT_FOUND', { field: 'target_id' })
  })
}
