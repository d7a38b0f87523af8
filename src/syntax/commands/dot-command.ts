/** What a dot command takes, how it is explained and how it is tried. The grammar of all of them is one: `grammars/meta.ts`. */
export type DotCommand = {
  readonly name: string
  /** One line each; capitals stand for what one types. */
  readonly syntax: readonly string[]
  readonly help: string
  readonly example: string
  /** Words after the command; `Infinity` for any number. */
  readonly words: readonly [min: number, max: number]
  /** What the first word may be; anything when absent. */
  readonly choices?: readonly string[]
  readonly options?: readonly string[]
  /** The rest of the line is one word, as it stands. */
  readonly raw?: true
}

/** Choices of a switch. */
export const onOff = ['on', 'off'] as const
