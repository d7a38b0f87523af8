import type { Projection } from '../ast/expression.ts'
import type { Binder } from './binder.ts'
import type { BoundProjection } from './bound.ts'
import { checkPaths } from './check-paths.ts'
import { bindPath } from './document-path.ts'

/** Checks in the service's order: undefined name, overlap, conflict. Source: reference, expressions 7. */
export function bindProjection({ paths }: Projection, binder: Binder): BoundProjection {
  const bound = paths.map((path) => bindPath(path, binder))
  checkPaths(bound, binder)
  return bound
}
