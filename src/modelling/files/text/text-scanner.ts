import { ModelFileError } from '../model-file-error.ts'
import { placeAt } from './place-at.ts'

/** A place in a text that moves forward, and mistakes that say where it is. Patterns are sticky. */
export class TextScanner {
  protected readonly text: string
  protected at: number
  /** What is passed over: blanks, comments. */
  private readonly blank: RegExp

  constructor(text: string, { blank, at = 0 }: { readonly blank: RegExp; readonly at?: number | undefined }) {
    this.text = text
    this.blank = blank
    this.at = at
  }

  protected skip(): void {
    while (this.match(this.blank) !== undefined);
  }

  protected match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const [found] = pattern.exec(this.text) ?? []
    if (found !== undefined) this.at += found.length
    return found
  }

  protected expected(what: string): ModelFileError {
    const [found] = /^(?:[\w$.-]{1,30}|.)/su.exec(this.text.slice(this.at, this.at + 31)) ?? []
    return this.wrong(`expected ${what}, found ${found === undefined ? 'the end' : JSON.stringify(found)}`)
  }

  protected wrong(message: string): ModelFileError {
    return new ModelFileError('modelling.bad-text', `${placeAt(this.text, this.at)}: ${message}`)
  }
}
