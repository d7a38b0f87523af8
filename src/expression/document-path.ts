import type { Path } from '../ast/expression.ts'
import type { Binder } from './binder.ts'
import type { DocumentPath } from './bound.ts'

/** Every `#name` replaced by the one name it stands for, dots and brackets in it included. */
export function bindPath({ elements }: Path, binder: Binder): DocumentPath {
  return elements.map((element) => {
    if (element.kind === 'index') return element.index
    return element.kind === 'name' ? element.name : binder.name(element.name)
  })
}

/** As the service shows it: `[a, [1], b]`. Source: reference, CEX-33, UPD-11. */
export const printDocumentPath = (path: DocumentPath): string =>
  `[${path.map((element) => (typeof element === 'number' ? `[${element}]` : element)).join(', ')}]`

export const samePath = (one: DocumentPath, two: DocumentPath): boolean =>
  one.length === two.length && one.every((element, at) => element === two[at])
