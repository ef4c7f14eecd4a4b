import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/** What a page of ours may load beyond nothing at all. */
export type Loaded = { readonly styleSrc?: string[]; readonly imgSrc?: string[] }

/**
 * Gives every answer the headers by which a browser shows nothing but itself, sends no address on, and lets no other site's page read it; headers that the answer has
 * itself stay. Over TLS also that there is nothing else here: plain HTTP is for loopback, where that would lock other programs out.
 */
export function secureAnswers(loaded: Loaded = {}): MiddlewareHandler {
  const always = {
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      ...loaded,
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
    },
    xFrameOptions: 'DENY',
    permissionsPolicy: Object.fromEntries(unneeded.map((feature) => [feature, false])),
    overwrite: false,
  }
  const plain = secureHeaders({ ...always, strictTransportSecurity: false })
  const overTls = secureHeaders({ ...always, strictTransportSecurity: 'max-age=31536000; includeSubDomains' })
  return (c, next) => (c.req.url.startsWith('https:') ? overTls(c, next) : plain(c, next))
}

/** Features of browsers that touch whoever sits before it; no page of ours asks for them. */
const unneeded = ['camera', 'displayCapture', 'geolocation', 'microphone', 'payment', 'usb'] as const
