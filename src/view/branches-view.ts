import { bytesText } from '../base/bytes-text.ts'
import { plural } from '../base/count-text.ts'
import { momentText } from '../base/moment-text.ts'
import type { Branch } from '../session/branching.ts'
import { type GridView, giving, left, right } from './grid-view.ts'
import { terminalSafeJson, visibleText } from './visible-text.ts'

/** `.branch`: a row for each, the open one marked. */
export function branchesView(
  branches: readonly Branch[],
  current: string,
): { readonly grid: GridView; readonly footer: string; readonly json: readonly string[] } {
  const grid: GridView = {
    columns: [left(''), giving('branch'), right('size'), left('changed')],
    rows: branches.map(({ name, bytes, changedMs }) => [
      name === current ? '*' : '',
      visibleText(name),
      bytesText(bytes),
      momentText(changedMs - (changedMs % 1_000)),
    ]),
  }
  const json = branches.map((branch) => terminalSafeJson(JSON.stringify({ ...branch, open: branch.name === current })))
  return { grid, footer: plural(branches.length, 'branch', 'branches'), json }
}
