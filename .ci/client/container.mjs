// Talks to a server in a container, which ends meanwhile:        container.mjs talk HOST
// and asks the one that comes after it what was said to the first: container.mjs remember HOST HANDLE
// What it sees goes to the standard output, a line each.
import { setTimeout } from 'node:timers/promises'
import { PASSWORD } from './accounts.mjs'
import { Client, limited } from './client.mjs'

const [task, host, handle] = process.argv.slice(2)
const url = `ws://${host}:8765/`

const health = async () => {
  for (;;) {
    const answer = await fetch(`http://${host}:9000/q/health`).catch(() => undefined)
    if (answer) {
      return (await answer.json()).status
    }
    await setTimeout(100)
  }
}
console.log('health', await limited(health(), 'the server to start'))

const client = await Client.connect(url)
if (task === 'talk') {
  const ben = await Client.connect(url)
  const { data: ada } = await client.ask('register', { username: 'ada', password: PASSWORD })
  await ben.ask('register', { username: 'ben', password: PASSWORD })
  await ben.ask('message', { to: ada.id, content: 'Hello, Ada' })
  const { data } = await client.next('message')
  console.log('heard', data.message.content)
  console.log('handle', ada.handle)
  console.log('closed', await client.closed(), await ben.closed())
} else {
  await client.ask('login', { handle, password: PASSWORD })
  const { data: chats } = await client.ask('get_chats', {}, { as: 'chat_list' })
  console.log('remembered', chats[0].last_message.content)
}
process.exit(0)
