import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../../../shared/log.ts'
import { listen } from '../server.ts'
import { createIssuer } from './issuer.ts'
import { issuerFiles, issuerFolder, readIssuerSecrets } from './issuer-secrets.ts'
import { issuerUrl } from './issuer-url.ts'

/** How the local issuer is started; port 0 takes a free one. */
export type StartIssuerOptions = {
  readonly dataDir: string
  readonly port: number
  readonly now: () => Date
  readonly log: Log
}

/** A running issuer; its name, which is also its address, the password of all local accounts, and how it stops. */
export type RunningIssuer = { readonly url: string; readonly password: string; readonly close: () => Promise<void> }

/** Starts the issuer on loopback; throws a StartError when its port is taken. */
export async function startIssuer({ dataDir, port, now, log }: StartIssuerOptions): Promise<RunningIssuer> {
  let app: ReturnType<typeof createIssuer> | undefined
  const early = () => new Response(null, { status: 503, headers: { 'Retry-After': '1' } })
  const server = await listen((request, node) => app?.fetch(request, node) ?? early(), port, '--issuer-port')
  try {
    const secrets = await readIssuerSecrets(dataDir)
    app = createIssuer({ port: server.port, secrets, now, log })
    const url = issuerUrl(server.port)
    const address = join(issuerFolder(dataDir), issuerFiles.address)
    await writeFile(address, url, { mode: 0o600 })
    const close = async () => {
      await rm(address, { force: true })
      await server.close()
    }
    return { url, password: secrets.password, close }
  } catch (error) {
    await server.close()
    throw error
  }
}
