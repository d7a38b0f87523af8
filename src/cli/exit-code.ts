/** What the exit code tells a script. A person reads the message. */
export const exitCode = {
  good: 0,
  /** DynamoDB refused, a statement could not be run as asked, or what it answered could not be written. */
  failed: 1,
  /** The command line, a file it names, or a configuration file. */
  usage: 2,
  /** A mistake in the text; nothing ran. */
  syntax: 3,
  /** Everything ran and an EXPECT was not met. */
  expectation: 4,
  /** The database cannot be opened or reached. */
  connection: 5,
  /** A bug of ours. */
  bug: 70,
  interrupted: 130,
  terminated: 143,
} as const
