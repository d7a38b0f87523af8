import type {
  ExportModelStatementCstNode,
  ImportModelStatementCstNode,
  ModelFileOptionCstNode,
  NameCstNode,
} from '../../../grammars/statement-cst.d.ts'
import {
  type ExportModelStatement,
  type ImportModelStatement,
  type ModelFormat,
  modelFormats,
} from '../../ast/model-file-statement.ts'
import { nodeSpan, one, tokenSpan } from '../cst.ts'
import { mistake, quotedText } from '../diagnostic.ts'
import { nearest } from '../nearest.ts'
import { buildTable, given, once } from './build-clauses.ts'
import { buildName, stringOf } from './build-value.ts'
import { all } from './build-verb.ts'

export function buildImportModel(node: ImportModelStatementCstNode): ImportModelStatement {
  const { StringLiteral, modelFileOption } = node.children
  return {
    kind: 'import-model',
    path: stringOf(one(StringLiteral)),
    ...buildOptions(modelFileOption),
    span: nodeSpan(node),
  }
}

export function buildExportModel(node: ExportModelStatementCstNode): ExportModelStatement {
  const { StringLiteral, table = [], modelFileOption, REPLACE } = node.children
  return {
    kind: 'export-model',
    tables: table.map(buildTable),
    path: stringOf(one(StringLiteral)),
    ...buildOptions(modelFileOption),
    replace: once(REPLACE ?? [], tokenSpan) !== undefined,
    span: nodeSpan(node),
  }
}

function buildOptions(nodes: readonly ModelFileOptionCstNode[] = []) {
  const options = nodes.map(({ children }) => children)
  const format = once(all(options, 'name'), nodeSpan)
  return {
    ...(format && { format: buildFormat(format) }),
    data: given(all(options, 'DATA')),
  }
}

function buildFormat(node: NameCstNode): ModelFormat {
  const { name, span } = buildName(node)
  const found = modelFormats.find((format) => format === name.toUpperCase())
  if (found !== undefined) return found
  const suggestions = nearest(name.toUpperCase(), modelFormats)
  throw mistake('E0104', `${quotedText(name)} is no format of models`, span, { expected: modelFormats, suggestions })
}
