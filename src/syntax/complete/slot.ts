/** What kind of thing could stand at a cursor, beside keywords. Whoever knows tables and settings knows what there is of it. */
export type Slot =
  | { readonly kind: 'table' }
  /** Absent `table`: of those that the statement names. */
  | { readonly kind: 'index'; readonly table?: string | undefined }
  | {
      readonly kind: 'attribute'
      /** `read`: what is there; `key`: only the key fits; `change`: anything but the key; `item`: all that may be written. */
      readonly use: 'read' | 'key' | 'change' | 'item'
      /** How it is written: in a map any word stands bare, in PartiQL's in single quotes. */
      readonly form: 'path' | 'entry' | 'quoted-entry'
      /** Names that stand there already. */
      readonly except: readonly string[]
    }
  /** After a dot: what a map has; `of` is the path to it. */
  | { readonly kind: 'member'; readonly of: readonly string[] }
  | { readonly kind: 'function'; readonly of: 'condition' | 'update' }
  /** What the attribute is compared with. */
  | { readonly kind: 'value'; readonly attribute: string; readonly pinned: readonly Pinned[] }
  | { readonly kind: 'variable'; readonly form: 'value' | 'name' }
  | { readonly kind: 'file' }
  | { readonly kind: 'setting-value'; readonly setting: string }
  | { readonly kind: 'assumption-value'; readonly assumption: string }
  /** Words that are known already. */
  | { readonly kind: 'choice'; readonly of: string; readonly words: readonly string[]; readonly quoted?: true }
  | { readonly kind: 'command' }
  /** `needsValue`: `=` follows. */
  | { readonly kind: 'option'; readonly words: readonly string[]; readonly needsValue: boolean }
  | {
      readonly kind:
        | 'metric'
        | 'alarm'
        | 'entity'
        | 'pattern'
        | 'backup'
        | 'operation'
        | 'error'
        | 'region'
        | 'setting'
        | 'help-topic'
        | 'bill-option'
        | 'report-option'
        | 'simulation-option'
        | 'workshop'
    }

/** An attribute that the statement gives a value: `pk = 'c#1'`. */
export type Pinned = { readonly attribute: string; readonly value: string }

/** A table as a statement names it, and the index if it names one. */
export type NamedTable = { readonly table: string; readonly index?: string | undefined }

/** What may stand at a cursor. Offsets are UTF-16, into the whole text. */
export type Expected = {
  /** What is there of it, and would be replaced. */
  readonly from: number
  readonly to: number
  /** As far as it has been typed, without an opening quote. */
  readonly typed: string
  readonly quote: '"' | "'" | ''
  /** `line`: a command that ends with its line, where quotes only hold words together. */
  readonly where: 'statement' | 'line'
  /** Keywords, in the order of the grammar. */
  readonly words: readonly string[]
  readonly slots: readonly Slot[]
  readonly tables: readonly NamedTable[]
  /** Whether keywords are being typed in small letters. */
  readonly small: boolean
  readonly call?: FunctionCall | undefined
}

/** The innermost function whose brackets the cursor is in; `argument` counts from 0. */
export type FunctionCall = { readonly name: string; readonly argument: number }
