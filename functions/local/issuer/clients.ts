import type { ClientMetadata } from 'oidc-provider'
import type { Bilingual } from '../../../shared/errors.ts'
import { machineClient } from './accounts.ts'

/** A program that the local issuer knows, and what it is called on the page where people sign in. */
export type LocalClient = {
  readonly metadata: ClientMetadata & { readonly client_id: string }
  readonly title: Bilingual
}

/** Where the authorization code of `juxian-cli` goes; on loopback any port will do (RFC 8252, 7.3). */
export const commandRedirect = 'http://127.0.0.1/callback'

/** Client id of the command line. */
export const commandClient = 'juxian-cli'

/** All programs that may ask for tokens; every program that people use by a browser has its place here. */
export function localClients(clientSecret: string): readonly LocalClient[] {
  return [
    {
      metadata: {
        client_id: commandClient,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        response_modes: ['query'],
        redirect_uris: [commandRedirect],
        scope: 'openid',
      },
      title: { zh: '命令行', en: 'the command line' },
    },
    {
      metadata: {
        client_id: machineClient.name,
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_basic',
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
        scope: machineClient.scopes.join(' '),
      },
      title: machineClient.title,
    },
  ]
}
