import { execFile } from 'node:child_process'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import * as z from 'zod'

const answer = z.object({ statusCode: z.number(), body: z.string() })

/** Sends a bundle one GET as API Gateway does, in a process of its own as Lambda does; `signer` is the ARN of who signed it. */
export async function invokeBundle(
  file: string,
  path: string,
  signer: string | undefined,
  env: Record<string, string>,
) {
  const event = {
    version: '2.0',
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'api.example.org' },
    requestContext: {
      requestId: 'request-1',
      domainName: 'api.example.org',
      http: { method: 'GET', path },
      authorizer: signer === undefined ? undefined : { iam: { userArn: signer } },
    },
    isBase64Encoded: false,
  }
  const program = `const { handler } = await import(${JSON.stringify(pathToFileURL(file))})
    process.stderr.write(JSON.stringify(await handler(${JSON.stringify(event)}, {})))`
  const { stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    cwd: dirname(file),
    env,
  })
  return answer.parse(JSON.parse(stderr))
}
