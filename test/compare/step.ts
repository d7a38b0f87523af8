/** One request to both sides. */
export type Step = {
  readonly operation: string
  /** What is sent; `{arn}` in it becomes the region and account of each side. */
  readonly body: string
  /** Default: the operation's. */
  readonly target?: string | undefined
  /** Where it comes from: a line of the corpus, or a case of the generator. */
  readonly from: string
  /** Members of the answer that later steps need, each under a name; `{{name}}` stands for its JSON. */
  readonly save?: { readonly [name: string]: string } | undefined
}
