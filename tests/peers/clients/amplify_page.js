// A page that signs people in by aws-amplify's signInWithRedirect, as single-page programs do.
import { Amplify } from 'aws-amplify'
import { Hub } from 'aws-amplify/utils'
import { fetchAuthSession, signInWithRedirect } from 'aws-amplify/auth'

const settings = JSON.parse(document.getElementById('settings').textContent)
const told = (text) => {
  document.getElementById('told').textContent = text
}

Hub.listen('auth', async ({ payload }) => {
  if (payload.event === 'signInWithRedirect') {
    const { tokens } = await fetchAuthSession()
    told(`signed in: ${tokens.idToken.payload['cognito:username']}`)
  } else if (payload.event === 'signInWithRedirect_failure') {
    told(`failed: ${JSON.stringify(payload.data)}`)
  }
})
Amplify.configure({
  Auth: {
    Cognito: {
      userPoolId: settings.pool_id,
      userPoolClientId: settings.client_id,
      userPoolEndpoint: settings.endpoint,
      loginWith: {
        oauth: {
          domain: settings.domain,
          scopes: ['openid', 'email', 'aws.cognito.signin.user.admin'],
          redirectSignIn: [settings.redirect_uri],
          redirectSignOut: [settings.redirect_uri],
          responseType: 'code',
        },
      },
    },
  },
})
window.begin = () => signInWithRedirect().catch((error) => told(`failed: ${error}`))
window.renew = () =>
  fetchAuthSession({ forceRefresh: true }).then(
    ({ tokens }) => told(`renewed: ${Boolean(tokens)}`),
    (error) => told(`failed: ${error}`),
  )
if (location.pathname !== '/back') told('ready')
