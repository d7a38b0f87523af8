import type { Json } from '../model-file.ts'
import { ModelFileError } from '../model-file-error.ts'
import { readLiteral } from './read-literal.ts'

/**
 * The object that a text is: JSON, or the literal that a JavaScript or TypeScript module exports or gives a name, the first that `isIt`
 * takes for the schema. The module is not run.
 */
export function readScriptObject(text: string, isIt: (value: Json) => boolean, what: string): Json {
  if (/^\s*[[{]\s*(?:["'}\]{[]|$)/.test(text)) return readLiteral(text)
  let problem: unknown
  for (const match of text.matchAll(
    /(?:\bexport\s+default|(?:\bmodule\.)?\bexports(?:\.\w+)?\s*=|\b(?:const|let|var)\s+[\w$]+(?:\s*:[^=\n]+)?\s*=|\bnew\s+(?:Entity|Table)\s*\()\s*(?=[[{])/g,
  )) {
    try {
      const value = readLiteral(text, { script: true, start: match.index + match[0].length })
      if (isIt(value)) return value
    } catch (error) {
      problem ??= error
    }
  }
  if (problem instanceof ModelFileError)
    throw new ModelFileError(problem.code, problem.message, {
      hint: `A module is not run: write what it exports as JSON, console.log(JSON.stringify(${what})).`,
    })
  throw new ModelFileError('modelling.bad-text', `no ${what} in it`, {
    hint: `A module is not run: write what it exports as JSON, console.log(JSON.stringify(${what})).`,
  })
}
