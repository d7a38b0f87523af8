import type { Place } from '../../view/place.ts'

/** A workflow command that puts the message beside the line in a pull request. */
export function githubAnnotation(file: string, { line, column }: Place, message: string): string {
  return `::error file=${property(file)},line=${line},col=${column}::${data(message)}\n`
}

// Source: docs.github.com, "Workflow commands for GitHub Actions", and the toolkit's own escaping.
const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
