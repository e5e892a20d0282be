// A page that signs people in by oidc-client-ts, as single-page programs do.
import { UserManager, WebStorageStateStore } from 'oidc-client-ts'

const settings = JSON.parse(document.getElementById('settings').textContent)
const manager = new UserManager({
  ...settings,
  response_type: 'code',
  scope: 'openid email aws.cognito.signin.user.admin',
  userStore: new WebStorageStateStore({ store: window.sessionStorage }),
  loadUserInfo: true,
})
const told = (text) => {
  document.getElementById('told').textContent = text
}

window.begin = () => manager.signinRedirect({ nonce: 'of-the-page' })
window.renew = async () => {
  const before = (await manager.getUser()).access_token
  const { access_token: after } = await manager.signinSilent()
  told(`renewed: ${before !== after}`)
}
window.leave = () => manager.revokeTokens(['refresh_token']).then(() => told('revoked'), (e) => told(`failed: ${e}`))

if (location.pathname === '/back') {
  manager.signinCallback().then(
    ({ profile }) => told(`signed in: ${profile['cognito:username']} ${profile.username}`),
    (error) => told(`failed: ${error}`),
  )
} else {
  told('ready')
}
