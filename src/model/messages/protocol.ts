/** What the service says of the envelope of a request. Source: reference, errors 3; HTTP-9 to HTTP-12. */
export const protocolMessages = {
  missingToken: 'Request is missing Authentication Token',
  twoSignatures: "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
  /** One sentence for each part that is missing. */
  incompleteHeader: (missing: readonly string[], dateMissing: boolean, header: string): string =>
    [
      ...missing.map((part) => `Authorization header requires '${part}' parameter. `),
      ...(dateMissing ? ["Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "] : []),
      `Authorization=${header}`,
    ].join(''),
  incompleteQuery: (missing: readonly string[]): string =>
    [
      ...missing.map((part) => `AWS query-string parameters must include '${part}'. `),
      'Re-examine the query-string parameters.',
    ].join(''),
} as const
