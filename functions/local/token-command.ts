import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bilingual } from '../../shared/errors.ts'
import { machineClient } from './issuer/accounts.ts'
import { issuerFiles, issuerFolder } from './issuer/issuer-secrets.ts'
import { issuerUrl } from './issuer/issuer-url.ts'
import { NotSignedIn, signInByCode, signInBySecret } from './issuer/sign-in-by-code.ts'
import { isLocked } from './lock.ts'
import { StartError } from './start-error.ts'
import type { TokenArguments } from './token-arguments.ts'

/** An access token for an account of the local system that runs on the data folder; throws StartError where there is none to be had. */
export async function getToken({
  account,
  dataDir,
  issuerPort,
}: Omit<Extract<TokenArguments, { kind: 'token' }>, 'kind'>): Promise<string> {
  // Only a running system is sent its password: after a crash anybody could listen at its address.
  if (!(await isLocked(dataDir))) throw new StartError(notRunning(dataDir))
  const kept = (name: string) => readFile(join(issuerFolder(dataDir), name), 'utf8')
  try {
    const issuer = issuerPort === undefined ? await kept(issuerFiles.address) : issuerUrl(issuerPort)
    if (account !== machineClient.name) return await signInByCode(issuer, account, await kept(issuerFiles.password))
    const secret = await kept(issuerFiles.clientSecret)
    return await signInBySecret(issuer, { client: account, secret, scopes: machineClient.scopes })
  } catch (cause) {
    throw new StartError(reasonOf(cause, dataDir), { cause })
  }
}

function reasonOf(error: unknown, dataDir: string): Bilingual {
  if (!(error instanceof NotSignedIn) || error.status === 503) return notRunning(dataDir)
  if (error.status === 429)
    return {
      zh: '这个账户的密码错误次数过多，请几分钟后再试。',
      en: 'Too many wrong passwords for this account; try again in a few minutes.',
    }
  return {
    zh: `登录被拒绝（${error.status}）。数据文件夹 ${dataDir} 是不是另一个系统的？`,
    en: `Signing in was refused (${error.status}). Is ${dataDir} the data folder of another system?`,
  }
}

function notRunning(dataDir: string): Bilingual {
  return {
    zh: `数据文件夹 ${dataDir} 的系统没有运行；请先运行 npm start，等它就绪（另用文件夹时加 --data）。`,
    en: `No system runs on the data folder ${dataDir}; run npm start first and wait until it is ready (for another folder add --data).`,
  }
}
