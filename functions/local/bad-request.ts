import type { Duplex } from 'node:stream'

/**
 * Answers what Node's parser does not take for HTTP, which no route ever sees: it would close the connection on a mere status. The
 * commonest case is an address typed with Chinese characters into curl, which sends them as they are.
 */
export function answerBadRequest(error: Error, socket: Duplex): void {
  if (!socket.writable) return
  const code = 'code' in error ? String(error.code) : ''
  const [status, zh, en] = reasons[code] ?? [
    '400 Bad Request',
    '请求不是有效的 HTTP。',
    'The request is not valid HTTP.',
  ]
  const body = JSON.stringify({
    type: 'urn:problem-type:juxian:invalid-input',
    title: '输入有误 Invalid input',
    status: Number.parseInt(status, 10),
    code: 'invalid-input',
    detail: `${zh} ${en}`,
    errors: [],
  })
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: application/problem+json',
    'X-Content-Type-Options: nosniff',
    "Content-Security-Policy: default-src 'none'",
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

const reasons: Readonly<Record<string, readonly [status: string, zh: string, en: string]>> = {
  HPE_INVALID_URL: [
    '400 Bad Request',
    "地址中的汉字等字符须作百分号编码；用 curl 时写作：curl -G --data-urlencode 'q=福田' http://…",
    'Characters beyond ASCII must be percent-encoded in an address; with curl: curl -G --data-urlencode.',
  ],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', '请求头过大。', 'The request headers are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', '请求没有按时发完。', 'The request was not sent in time.'],
}
