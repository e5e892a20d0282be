// A sign-in by amazon-cognito-identity-js, whose own callbacks are the questions.
'use strict'

const { ask, run } = require('./lines.cjs')

run((opening, load) => {
  const { AuthenticationDetails, CognitoUser, CognitoUserPool } = load('amazon-cognito-identity-js')
  const Pool = new CognitoUserPool({
    UserPoolId: opening.pool_id,
    ClientId: opening.client_id,
    endpoint: opening.endpoint,
  })
  const { username: Username, password: Password } = opening
  const user = new CognitoUser({ Username, Pool })
  return new Promise((onSuccess, onFailure) => {
    const callbacks = {
      onFailure,
      onSuccess: (session) =>
        onSuccess({ access: session.getAccessToken().getJwtToken(), id: session.getIdToken().getJwtToken() }),
      newPasswordRequired: async () =>
        user.completeNewPasswordChallenge(await ask('newPasswordRequired'), {}, callbacks),
      mfaRequired: async (type) => user.sendMFACode(await ask('mfaRequired'), callbacks, type),
      totpRequired: async (type) => user.sendMFACode(await ask('totpRequired'), callbacks, type),
      selectMFAType: async () => user.sendMFASelectionAnswer(await ask('selectMFAType'), callbacks),
      mfaSetup: () => user.associateSoftwareToken(callbacks),
      associateSecretCode: async (secret) =>
        user.verifySoftwareToken(await ask('associateSecretCode', { secret }), 'Practice', callbacks),
    }
    user.authenticateUser(new AuthenticationDetails({ Username, Password }), callbacks)
  })
})
