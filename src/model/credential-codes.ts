/** What the service says of a request whose sender it does not believe. Source: reference, errors 3. */
export const credentialCodes: ReadonlySet<string> = new Set([
  'ExpiredTokenException',
  'IncompleteSignatureException',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'UnrecognizedClientException',
])
