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

/** What a run ends with, for help and the manual page. */
export const exitCodes: readonly { readonly code: string; readonly meaning: string }[] = [
  { code: `${exitCode.good}`, meaning: 'good' },
  { code: `${exitCode.failed}`, meaning: 'a statement failed or its output could not be written' },
  { code: `${exitCode.usage}`, meaning: 'bad usage' },
  { code: `${exitCode.syntax}`, meaning: 'syntax error and nothing ran' },
  { code: `${exitCode.expectation}`, meaning: 'an expectation failed' },
  { code: `${exitCode.connection}`, meaning: 'cannot open the database' },
  { code: `${exitCode.bug}`, meaning: 'a bug of ours' },
  { code: `${exitCode.interrupted} and ${exitCode.terminated}`, meaning: 'interrupted' },
]
