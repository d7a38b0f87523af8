import type { Cell } from '../../view/table-view.ts'
import type { Style } from './style.ts'

/** A value in the colour of its type. What it is, its text or the heading of its column says without. */
export function paintValue(text: string, type: Cell['type'], style: Style): string {
  switch (type) {
    case 'N':
      return style.number(text)
    case 'BOOL':
      return style.bool(text)
    case 'NULL':
      return style.faint(text)
    case 'L':
    case 'M':
    case 'SS':
    case 'NS':
    case 'BS':
      return style.nested(text)
    default:
      return text
  }
}
