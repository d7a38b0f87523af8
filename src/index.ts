export { ShellError, type Span } from './base/shell-error.ts'
export type { Item, NumberText, Value } from './model/value.ts'
