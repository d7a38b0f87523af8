import { isReservedInExpressions, isReservedInPartiql } from '../../syntax/reserved-names.ts'

/** How names are typed. */

const bare = /^[A-Za-z_$][A-Za-z0-9_$]*$/

export const inDoubleQuotes = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** In double quotes where a word of DynamoDB's or PartiQL's would be meant, or where no word is. */
export const writtenAttribute = (name: string): string =>
  bare.test(name) && !isReservedInExpressions(name) && !isReservedInPartiql(name) ? name : inDoubleQuotes(name)

/** Of a table or an index: DynamoDB's expressions know neither. */
export const writtenTable = (name: string): string =>
  bare.test(name) && !isReservedInPartiql(name) ? name : inDoubleQuotes(name)

/** Before the colon in braces any word will do. */
export const writtenEntry = (name: string): string => (bare.test(name) ? name : inDoubleQuotes(name))
