/** A small table of short texts, known whole: lists of tables, of indexes, estimates beside actuals. */
export type GridView = {
  readonly columns: readonly GridColumn[]
  /** A row of one text is the heading of those below it. */
  readonly rows: readonly (readonly string[])[]
}

export type GridColumn = {
  readonly title: string
  readonly align: 'left' | 'right'
  /** Its texts break into several lines where the screen is too narrow. */
  readonly gives?: true | undefined
}

export const left = (title: string): GridColumn => ({ title, align: 'left' })
export const right = (title: string): GridColumn => ({ title, align: 'right' })
export const giving = (title: string): GridColumn => ({ title, align: 'left', gives: true })
