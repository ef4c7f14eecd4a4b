import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import net from 'node:net'

// Preloaded (`node --import`) into a command and all that it starts: whoever reaches for the network is written down and fails.
const witness = process.env.NETWORK_WITNESS ?? ''

function refuse(target: unknown): never {
  appendFileSync(witness, `${JSON.stringify(target)}\n`)
  throw new Error('this process has no network')
}

net.Socket.prototype.connect = (...target: unknown[]) => refuse(target[0])
Object.assign(dns, { lookup: (host: unknown) => refuse(host) })
Object.assign(dns.promises, { lookup: (host: unknown) => refuse(host) })
