/** Terraform's language as far as its files are data: blocks, attributes, and expressions that a reader may understand. */
export type Body = { readonly attributes: readonly Attribute[]; readonly blocks: readonly Block[] }
export type Attribute = { readonly name: string; readonly value: Expression }
export type Block = { readonly type: string; readonly labels: readonly string[]; readonly body: Body }

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** Text with expressions in it. */
  | { readonly kind: 'template'; readonly parts: readonly (string | Expression)[]; readonly text: string }
  | { readonly kind: 'list'; readonly elements: readonly Expression[] }
  | { readonly kind: 'object'; readonly members: readonly Attribute[] }
  /** `var.stage`, `aws_dynamodb_table.orders.name`. */
  | { readonly kind: 'reference'; readonly path: readonly string[]; readonly text: string }
  /** Something to be computed, which is not understood. */
  | { readonly kind: 'other'; readonly text: string }
