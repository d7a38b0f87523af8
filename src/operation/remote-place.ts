/** A service that is not ours. */
export type RemotePlace = {
  /** Absent: that of the profile or the environment, as the AWS CLI finds it. */
  readonly region?: string | undefined
  /** The URL of a service other than Amazon's; absent: Amazon DynamoDB. */
  readonly endpoint?: string | undefined
  /** Of the AWS CLI's files; absent: AWS_PROFILE, or `default`. */
  readonly profile?: string | undefined
}
