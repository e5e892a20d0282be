const amplifyconfig = '''{
    "UserAgent": "aws-amplify-cli/2.0",
    "auth": {"plugins": {"awsCognitoAuthPlugin": {
        "CognitoUserPool": {"Default": {
            "PoolId": "us-east-1_Ab3dEf6hI", "AppClientId": "4h57bn3kq1example", "Region": "us-east-1"}},
        "Auth": {"Default": {"authenticationFlowType": "USER_SRP_AUTH"}}
    }}}
}''';
