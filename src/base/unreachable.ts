/** The end of an exhaustive chain: a new variant stops the build here. */
export function unreachable(never: never): never {
  throw new Error(`unreachable: ${JSON.stringify(never)}`)
}
