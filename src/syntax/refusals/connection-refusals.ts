import type { Refusals } from './refusal.ts'

/** About ports of our own, and services elsewhere. */
export const connectionRefusals: Refusals = {
  'connection.cannot-listen': {
    title: 'the port cannot be had',
    explanation: 'Another program has it, or it is not for everyone. Port 0 takes any free one.',
    wrong: '',
    right: 'ddb-shell serve shop.db --port 0',
  },
  'connection.bad-endpoint': {
    title: 'no URL of an endpoint',
    explanation: 'An endpoint is written with http:// or https://, its host, and its port where it has one of its own.',
    wrong: '',
    right: 'ddb-shell --endpoint-url http://localhost:8000',
  },
  'connection.no-credentials': {
    title: 'no credentials',
    explanation:
      'They are looked for as the AWS CLI does: in the environment, in the profile, where SSO keeps them, and on machines of Amazon in their role.',
    wrong: '',
    right: 'ddb-shell --region eu-west-1 --profile prod',
  },
  'connection.no-dynamodb': {
    title: 'an answer that no DynamoDB gives',
    explanation: 'Somebody else listens there, or a proxy on the way has answered. Look at the URL of the endpoint.',
    wrong: '',
    right: 'ddb-shell --endpoint-url http://localhost:8000',
  },
  'connection.no-past': {
    title: 'a service that shows no past',
    explanation:
      'AS OF looks into the past of a file of ours. Elsewhere RESTORE TABLE makes a table of what there was, where point-in-time recovery is on.',
    wrong: '',
    right: '.help RESTORE TABLE',
  },
  'connection.no-region': {
    title: 'no Region',
    explanation: 'Neither --region nor AWS_REGION nor the profile says in which Region of AWS the tables are.',
    wrong: '',
    right: 'ddb-shell --region eu-west-1',
  },
  'connection.unreachable': {
    title: 'a service that is not reached',
    explanation:
      'Nobody listens, there is no way to it, or it did not answer in time; the message says which. What was asked for last may be done or not.',
    wrong: '',
    right: 'ddb-shell --endpoint-url http://localhost:8000',
  },
}
