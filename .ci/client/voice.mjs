import { check, holds, isRecent, refuses, succeeds } from './checks.mjs'
import { Client } from './client.mjs'

const OFFER = { type: 'offer', sdp: 'v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\n', nested: { numbers: [1, 2.5, null] } }

/** Ada and Ben call each other; Cleo, who knows neither, can't. */
export async function voice(cast) {
  const { ada, phone, ben, cleo, group } = cast
  for (const connection of [ada, phone, ben, cleo]) {
    await connection.leftOver()
  }

  await check('voice_signal carries offer, answer and candidates between two', async () => {
    const signal = (from, to, signal_type, payload) => from.ask('voice_signal', { target_id: to.account.id, signal_type, payload })
    succeeds(await signal(ada, ben, 'offer', OFFER))
    succeeds(await ben.next('voice_signal'), { from: ada.account.id, signal_type: 'offer', payload: OFFER })
    succeeds(await signal(ben, ada, 'answer', { sdp: 'v=0' }))
    for (const connection of [ada, phone]) {
      succeeds(await connection.next('voice_signal'), { from: ben.account.id, signal_type: 'answer', payload: { sdp: 'v=0' } })
    }
    for (const alias of ['ice_candidate', 'ice', 'candidate']) {
      succeeds(await signal(ada, ben, alias, { candidate: alias }))
      succeeds(await ben.next('voice_signal'), { signal_type: 'ice_candidate', payload: { candidate: alias } })
    }
    holds(await phone.leftOver(), [])
  })

  await check('voice_signal refuses strangers, nobody, nonsense, and who is not there', async () => {
    const ask = (from, data) => from.ask('voice_signal', { signal_type: 'offer', payload: {}, ...data })
    refuses(await ask(cleo, { target_id: ada.account.id }), 'FORBIDDEN')
    refuses(await ask(ada, {}), 'VALIDATION_FAILED', { field: 'target_id' })
    refuses(await ask(ada, { target_id: ben.account.id, signal_type: 'smoke' }), 'VALIDATION_FAILED', { field: 'signal_type' })
    refuses(await ask(ada, { target_id: ben.account.id, payload: 'x' }), 'VALIDATION_FAILED', { field: 'payload' })
    refuses(await ask(ada, { target_id: ben.account.id, payload: { sdp: 'x'.repeat(33_000) } }), 'TOO_LARGE', { field: 'payload', limit: 32768 })
    holds(await ada.leftOver(), [])
  })

  await check('join_voice shows who is in, voice_state_update how they are', async () => {
    const participant = (who, username) => ({ id: who.account.id, username, joined_at: isRecent, is_muted: true, is_speaking: false, raised_hand: false })
    const at = { group_id: group.id }
    const alone = await ada.ask('join_voice', at, { as: 'voice_joined' })
    succeeds(alone, { ...at, participants: { [ada.account.id]: participant(ada, 'ada') } })
    const both = await ben.ask('join_voice', at, { as: 'voice_joined' })
    succeeds(both, { ...at, participants: { [ada.account.id]: participant(ada, 'ada'), [ben.account.id]: participant(ben, 'benjamin') } })
    succeeds(await ada.next('voice_user_joined'), { ...at, user: participant(ben, 'benjamin') })

    const state = { is_muted: false, is_speaking: true, raised_hand: false }
    succeeds(await ben.ask('voice_state_update', { ...at, is_muted: false, is_speaking: true }), state)
    succeeds(await ada.next('voice_state_updated'), { ...at, user_id: ben.account.id, state })

    succeeds(await ada.ask('voice_signal', { ...at, signal_type: 'offer', payload: OFFER }))
    succeeds(await ben.next('voice_signal'), { ...at, from: ada.account.id, signal_type: 'offer', payload: OFFER })

    succeeds(await ben.ask('leave_voice', at, { as: 'voice_left' }), at)
    succeeds(await ada.next('voice_user_left'), { ...at, user_id: ben.account.id })
    refuses(await ben.ask('voice_state_update', { ...at, is_muted: true }), 'NOT_FOUND')
    refuses(await cleo.ask('join_voice', at, { as: 'voice_joined' }), 'NOT_MEMBER')
  })

  await check('who goes is shown as gone, also from voice, and who comes back as there', async () => {
    await ben.ask('join_voice', { group_id: group.id }, { as: 'voice_joined' })
    await ben.close()
    succeeds(await ada.next('voice_user_left'), { group_id: group.id, user_id: ben.account.id })
    succeeds(await ada.next('presence'), { user_id: ben.account.id, status: 'offline' })
    refuses(await ada.ask('voice_signal', { target_id: ben.account.id, signal_type: 'offer', payload: {} }), 'TARGET_OFFLINE', { retryable: true })
    const back = await Client.connect(cast.url)
    const reply = await back.ask('reconnect', { token: ben.account.token })
    succeeds(reply, { id: ben.account.id })
    succeeds(await ada.next('presence'), { user_id: ben.account.id, status: 'online' })
    back.account = reply.data
    cast.ben = back
  })
}
