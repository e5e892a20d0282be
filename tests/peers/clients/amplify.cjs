// A sign-in by aws-amplify, whose own step names are the questions.
'use strict'

const { ask, refused, run } = require('./lines.cjs')

run(async (opening, load) => {
  const { Amplify } = load('aws-amplify')
  const { confirmSignIn, fetchAuthSession, signIn } = load('aws-amplify/auth')
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: opening.pool_id,
        userPoolClientId: opening.client_id,
        userPoolEndpoint: opening.endpoint,
      },
    },
  })
  const { username, password, options } = opening
  let { nextStep } = await signIn({ username, password, options })
  while (nextStep.signInStep !== 'DONE') {
    const challengeResponse = await ask(nextStep.signInStep, nextStep)
    try {
      ;({ nextStep } = await confirmSignIn({ challengeResponse }))
    } catch (error) {
      refused(error)
    }
  }
  const { tokens } = await fetchAuthSession()
  return { access: tokens.accessToken.toString(), id: tokens.idToken.toString() }
})
