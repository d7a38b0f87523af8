import { RemoteError } from './remote-error.ts'

/** Where a service other than AWS is, from what somebody wrote. Throws RemoteError. */
export function endpointFrom(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.hostname !== '') {
    if (url.username === '' && url.password === '') return url
    throw new RemoteError('connection.bad-endpoint', `the URL of ${url.host} names a user, who is nobody there`, {
      hint: 'Requests are signed with the credentials of the AWS CLI: --profile NAME, or AWS_ACCESS_KEY_ID.',
    })
  }
  const shown = JSON.stringify(text.replace(/\/\/[^/]*@/, '//'))
  throw new RemoteError('connection.bad-endpoint', `${shown} is no URL of an endpoint`, {
    hint: 'Write it as http://localhost:8000.',
  })
}

/** On this machine: nobody else's credentials are of use there. */
export const isLoopback = ({ hostname }: URL): boolean => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
