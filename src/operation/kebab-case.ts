/** An API name as the AWS CLI has it: `SSESpecification` is `sse-specification`. The rule of botocore's xform_name. */
export const kebabCase = (name: string): string =>
  name
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
