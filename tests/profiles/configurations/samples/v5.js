import { Amplify } from 'aws-amplify';

Amplify.configure({
  Auth: {
    identityPoolId: 'us-east-1:12345678-90ab-cdef-1234-567890abcdef', // optional
    region: 'us-east-1',
    userPoolId: 'us-east-1_Ab3dEf6hI',
    userPoolWebClientId: '4h57bn3kq1example',
    mandatorySignIn: false,
    authenticationFlowType: 'USER_PASSWORD_AUTH',
    clientMetadata: { team: 'staff' },
    cookieStorage: { domain: window.location.hostname, path: '/', expires: 365, },
    storage: new MyStorage({ a: 1 }),
  },
});
