import type { Span } from '../base/shell-error.ts'
import type { TableReference } from './partiql.ts'

/** REPORT TO 'model.html' FOR shop, orders WITH (peak = on): what there is to know about a model, as one document. */
export type ReportStatement = {
  readonly kind: 'report'
  /** A file that ends in .md or .html. */
  readonly path: string
  /** What it is about; empty: every table. */
  readonly tables: readonly TableReference[]
  readonly options: ReportOptions
  readonly span: Span
}

/** What WITH takes, with the form of its value. */
export const reportOptionForms = {
  /** Heading of the document. */
  title: 'text',
  /** Whose prices hold; absent: those of the Region where the tables are. */
  region: 'text',
  /** Whether the patterns are simulated; absent: they are, where one has a rate. */
  simulate: 'switch',
  /** How long, in minutes of the simulation; absent: ten. */
  minutes: 'count',
  /** At PEAK rather than at RATE. */
  peak: 'switch',
  /** Of the simulation's chance. */
  seed: 'number',
  /** How far back the heat of real traffic goes; absent: to the first of it, a day at most. */
  hours: 'count',
} as const

export type ReportOptionName = keyof typeof reportOptionForms

type OptionValues = { readonly text: string; readonly switch: boolean; readonly count: number; readonly number: number }

export type ReportOptions = { readonly [Name in ReportOptionName]?: OptionValues[(typeof reportOptionForms)[Name]] }
