import { execFile } from 'node:child_process'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import * as z from 'zod'
import { keepLines } from '../support/test-log.ts'

const answer = z.object({ statusCode: z.number(), body: z.string() })

/** Sends a bundle one GET as API Gateway does, with a token or without, in a process of its own as Lambda does. */
export async function invokeBundle(file: string, path: string, token: string | undefined, env: Record<string, string>) {
  const event = {
    version: '2.0',
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'api.example.org', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    requestContext: {
      requestId: 'request-1',
      domainName: 'api.example.org',
      http: { method: 'GET', path },
    },
    isBase64Encoded: false,
  }
  const program = `const { handler } = await import(${JSON.stringify(pathToFileURL(file))})
    process.stderr.write(JSON.stringify(await handler(${JSON.stringify(event)}, {})))`
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    cwd: dirname(file),
    env,
  })
  keepLines(stdout)
  return answer.parse(JSON.parse(stderr))
}
