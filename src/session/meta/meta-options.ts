import type { MetaCall } from './meta-call.ts'

/** The options of a dot command: what one is set to, and whether it is there. */
export const optionsOf = ({ statement }: MetaCall) => ({
  text: (name: string): string | undefined => statement.options.find((each) => each.name === name)?.value,
  given: (name: string): boolean => statement.options.some((each) => each.name === name),
})
