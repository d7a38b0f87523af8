/** Whether a statement of PartiQL reads; its own words say so, with comments before them. */
export const isSelect = (statement: unknown): boolean =>
  typeof statement === 'string' && /^(\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*SELECT\b/i.test(statement)

/** Names of the API say what they do: everything else changes something. */
export const isReadOperation = (name: string): boolean => readOperations.test(name)

const readOperations = /^(Get|BatchGet|TransactGet|Query|Scan|Search|Describe|List)/
