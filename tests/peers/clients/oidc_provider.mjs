// An OpenID provider of other people's (oidc-provider), with its endpoints where Cognito's domain has them.
import { createServer } from 'node:http'
import { generateKeyPairSync } from 'node:crypto'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const require = createRequire(`${process.cwd()}/`)
const { default: Provider } = await import(pathToFileURL(require.resolve('oidc-provider')).href)

const { POOL: pool, CLIENT: client, CALLBACK: callback } = process.env
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const server = createServer()
server.listen(0, '127.0.0.1', () => {
  const origin = `http://127.0.0.1:${server.address().port}`
  const provider = new Provider(`${origin}/${pool}`, {
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'of-the-provider', alg: 'RS256', use: 'sig' }] },
    clients: [
      {
        client_id: client,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [callback],
      },
    ],
    routes: {
      authorization: '/oauth2/authorize',
      token: '/oauth2/token',
      revocation: '/oauth2/revoke',
      userinfo: '/oauth2/userInfo',
      jwks: `/${pool}/.well-known/jwks.json`,
    },
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'token_use', 'cognito:username'], email: ['email'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@example.com`, token_use: 'id', 'cognito:username': id }),
    }),
    issueRefreshToken: () => true,
    features: {
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:example:pool',
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: 'openid email', accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } }),
      },
    },
    extraTokenClaims: () => ({ token_use: 'access' }),
    cookies: { keys: ['of-this-run'] },
  })
  provider.on('server_error', (_, error) => console.log(error))
  provider.on('grant.error', (_, error) => console.log(error.message, error.error_detail))
  provider.on('authorization.error', (_, error) => console.log(error.message, error.error_detail))
  server.on('request', provider.callback())
  console.log(`running on ${origin}`)
})
