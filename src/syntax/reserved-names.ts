import { functionWords, otherWords, typeWords } from '../../grammars/partiql-words.ts'
import { reservedWords } from '../../grammars/reserved-words.ts'

/** Whether DynamoDB's expressions refuse the word as a bare attribute name, in any letter case. */
export const isReservedInExpressions = (word: string): boolean => reservedWords.has(word.toUpperCase())

/** Whether PartiQL needs double quotes around the word as a name. The language's own keywords do not count among the lists. */
export const isReservedInPartiql = (word: string): boolean => partiqlWords.has(word.toLowerCase())

/** What `SELECT`, `FROM` and their like are made of: they begin or part clauses. Source: reference, partiql 15. */
const clauseWords = `
  all and as asc between bit by conflict delete desc distinct do escape exists false from group having in insert into
  is like limit missing modified not nothing null old on or order remove returning select set true tuple update value
  values where`
  .trim()
  .split(/\s+/)

const partiqlWords: ReadonlySet<string> = new Set([...functionWords, ...typeWords, ...otherWords, ...clauseWords])
