/** A small table of short texts, known whole: lists of tables, of indexes, estimates beside actuals. */
export type GridView = {
  readonly columns: readonly GridColumn[]
  readonly rows: readonly (readonly string[])[]
}

export type GridColumn = {
  readonly title: string
  readonly align: 'left' | 'right'
  /** Its texts are cut where the screen is too narrow. */
  readonly gives?: true | undefined
}

export const left = (title: string): GridColumn => ({ title, align: 'left' })
export const right = (title: string): GridColumn => ({ title, align: 'right' })
export const giving = (title: string): GridColumn => ({ title, align: 'left', gives: true })
