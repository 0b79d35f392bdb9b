// Plays with a packaged server: main.mjs JAVA JAR DATA_FOLDER
// The last line is `N passed, N failed`.
import { result } from './checks.mjs'
import { Server } from './server.mjs'
import { accounts } from './accounts.mjs'
import { groups } from './groups.mjs'
import { messages } from './messages.mjs'
import { voice } from './voice.mjs'
import { frames } from './frames.mjs'
import { restart } from './restart.mjs'
import { limits } from './limits.mjs'

const [java, jar, data] = process.argv.slice(2)
const options = ['-Dquarkus.http.port=0', '-Dquarkus.management.port=0', `-Dparley.data=${data}`]

let server
const start = async (...more) => (server = await Server.start(java, jar, [...options, ...more]))
try {
  // A play goes faster than people type.
  await start('-Dparley.limits.enabled=false')
  const cast = await accounts(server.url)
  await groups(cast)
  await messages(cast)
  await voice(cast)
  await frames(cast)
  await restart(cast, server, start)
  await limits(cast, server.url)
} catch (error) {
  result.failed++
  console.log(`FAILED  and so nothing after it was tried: ${error.stack}`)
} finally {
  server?.kill()
}
console.log(`${result.passed} passed, ${result.failed} failed`)
process.exit(result.failed === 0 ? 0 : 1)
