import { Amplify, type ResourcesConfig } from 'aws-amplify';

const config: ResourcesConfig = {
  Auth: {
    Cognito: {
      userPoolId: `us-east-1_Ab3dEf6hI`,
      userPoolClientId: "4h57bn3kq1example",
      userPoolEndpoint: process.env.ENDPOINT,
      loginWith: {
        email: true,
        oauth: { domain: 'staff.auth.us-east-1.amazoncognito.com', scopes: ['openid'], responseType: 'code' as const },
      },
      mfa: { status: 'optional', totpEnabled: true },
      userAttributes: { email: { required: true } },
      passwordFormat: { minLength: 9, requireLowercase: true, requireNumbers: true },
      passwordless: { emailOtpEnabled: true, preferredChallenge: 'EMAIL_OTP' },
    },
  },
};
Amplify.configure(config, { ssr: true });
