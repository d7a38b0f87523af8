import { unreachable } from '../base/unreachable.ts'
import type { ExpectStatement } from './expect-statement.ts'
import { printBackupStatement } from './print-backup-statement.ts'
import { printMoneyStatement } from './print-bill-statement.ts'
import { printTable } from './print-clauses.ts'
import { printClockStatement } from './print-clock-statement.ts'
import { printData } from './print-data-statement.ts'
import { printDiff } from './print-diff-statement.ts'
import { printName, printOperand, printPath, printString } from './print-expression.ts'
import { printLooking } from './print-looking-statement.ts'
import { printModelFile } from './print-model-file-statement.ts'
import { printModel } from './print-model-statement.ts'
import { printReport } from './print-report-statement.ts'
import { printCompare, printSimulate } from './print-simulate-statement.ts'
import { printStatisticsStatement } from './print-statistics-statement.ts'
import { printTableStatement } from './print-table-statement.ts'
import { printTransferStatement } from './print-transfer-statement.ts'
import { printVerb } from './print-verb-statement.ts'
import type { ApiStatement, ExplainForm, MetaStatement, Statement, TransactionStatement } from './statement.ts'

/**
 * A statement as canonical text without the `;`; it parses to the same tree, positions aside. A pasted `aws dynamodb ...` is
 * printed as API.
 */
export function printStatement(statement: Statement): string {
  switch (statement.kind) {
    case 'transaction':
      return printTransaction(statement)
    case 'batch':
      return `BATCH {\n${statement.statements.map((each) => `  ${printStatement(each)}`).join(';\n')}\n}`
    case 'explain':
      return `${explainWords[statement.form]} ${printStatement(statement.statement)}`
    case 'expect':
      return printExpect(statement)
    case 'set-variable':
      return `SET ${printName(statement.name)} = ${printOperand(statement.value)}`
    case 'use':
      return `USE ${printTable(statement.table)}`
    case 'advance-clock':
    case 'set-clock':
    case 'show-clock':
      return printClockStatement(statement)
    case 'set-throttling':
      return `SET THROTTLING ${statement.mode}`
    case 'set-ledger':
      return `SET LEDGER ${statement.on ? 'ON' : 'OFF'}`
    case 'bill':
    case 'bill-diff':
    case 'bill-patterns':
    case 'show-prices':
      return printMoneyStatement(statement)
    case 'diff-model':
      return printDiff(statement)
    case 'import':
    case 'export':
    case 'copy':
      return printTransferStatement(statement)
    case 'backup-table':
    case 'restore-table':
    case 'show-backups':
    case 'describe-backup':
    case 'drop-backup':
      return printBackupStatement(statement)
    case 'advise':
    case 'set-statistics':
    case 'drop-statistics':
    case 'show-statistics':
      return printStatisticsStatement(statement)
    case 'heatmap':
    case 'top-keys':
    case 'metrics':
    case 'create-alarm':
    case 'drop-alarm':
    case 'show-alarms':
      return printLooking(statement)
    case 'simulate':
      return printSimulate(statement, printStatement)
    case 'compare':
      return printCompare(statement, printStatement)
    case 'assumptions':
      return 'EXPLAIN ASSUMPTIONS'
    case 'entity':
    case 'access-pattern':
    case 'run-pattern':
    case 'generate':
    case 'drop-model':
    case 'show-model':
      return printModel(statement, printStatement)
    case 'import-model':
    case 'export-model':
      return printModelFile(statement)
    case 'report':
      return printReport(statement)
    case 'api':
      return printApi(statement)
    case 'meta':
      return printMeta(statement)
    case 'partiql':
    case 'insert-rows':
    case 'upsert':
    case 'bulk':
      return printData(statement)
    case 'get':
    case 'put':
    case 'query':
    case 'scan':
    case 'update-item':
    case 'delete-item':
    case 'check':
      return printVerb(statement)
    default:
      return printTableStatement(statement)
  }
}

const explainWords: { readonly [form in ExplainForm]: string } = {
  plan: 'EXPLAIN',
  analyze: 'EXPLAIN ANALYZE',
  api: 'EXPLAIN API',
  cli: 'EXPLAIN AS CLI',
  js: 'EXPLAIN AS JS',
  python: 'EXPLAIN AS PYTHON',
}

function printTransaction({ statements, end, token }: TransactionStatement): string {
  const begin = token === undefined ? 'BEGIN' : `BEGIN TOKEN ${printString(token)}`
  return [begin, ...statements.map((statement) => `  ${printStatement(statement)}`), end].join(';\n')
}

const printApi = ({ operation, request }: ApiStatement): string => `API ${operation} ${JSON.stringify(request)}`

function printMeta({ command, words, options }: MetaStatement): string {
  const shown = words.map(({ text, quoted }) => (quoted ? quotedWord(text) : text))
  const flags = options.map(({ name, value }) =>
    value === undefined ? `--${name}` : `--${name}=${optionValue(value)}`,
  )
  return [`.${command}`, ...flags, ...shown].join(' ')
}

const quotedWord = (text: string): string => `'${text.replaceAll("'", "''")}'`
const optionValue = (value: string): string => (/^[^\s'";]*$/.test(value) ? value : `"${value}"`)

function printExpect({ expectation }: ExpectStatement): string {
  switch (expectation.kind) {
    case 'rows':
      return `EXPECT ROWS ${expectation.operator} ${expectation.count}`
    case 'items':
      return `EXPECT ITEMS [${expectation.items.map(printOperand).join(', ')}]`
    case 'units': {
      const on = expectation.resource === undefined ? '' : ` ON ${printTable(expectation.resource)}`
      return `EXPECT ${expectation.direction.toUpperCase()} UNITS ${expectation.operator} ${expectation.units}${on}`
    }
    case 'pages':
      return `EXPECT PAGES ${expectation.operator} ${expectation.count}`
    case 'plan':
      return `EXPECT PLAN ${expectation.access}${expectation.on === undefined ? '' : ` ON ${printTable(expectation.on)}`}`
    case 'operation':
      return `EXPECT PLAN OPERATION ${printName(expectation.name)}`
    case 'index':
      return `EXPECT PLAN INDEX ${printName(expectation.name)}`
    case 'no-scan':
      return 'EXPECT NO SCAN'
    case 'no-throttles':
      return 'EXPECT NO THROTTLES'
    case 'filtered':
      return `EXPECT FILTERED ${expectation.operator} ${expectation.percent}%`
    case 'throttled':
      return `EXPECT THROTTLED ${expectation.operator} ${expectation.percent}%`
    case 'hot-partition': {
      const on = expectation.resource === undefined ? '' : ` ON ${printTable(expectation.resource)}`
      return `EXPECT HOT PARTITION ${expectation.operator} ${expectation.percent}%${on}`
    }
    case 'requests':
      return `EXPECT REQUESTS ${expectation.operator} ${expectation.count}`
    case 'error':
      return `EXPECT ERROR ${printErrorName(expectation.name)}${expectation.message === undefined ? '' : ` ${printString(expectation.message)}`}`
    case 'value':
      return `EXPECT VALUE OF ${printPath(expectation.path)} ${expectation.operator} ${printOperand(expectation.value)}`
    case 'output':
      return `EXPECT OUTPUT <<${expectation.marker}\n${expectation.text}${expectation.marker}`
    default:
      return unreachable(expectation)
  }
}

/** Codes of ours have dots and hyphens, which need no quotes between words. */
function printErrorName(name: string): string {
  const [first = '', ...rest] = name.split('.')
  const isCode = rest.length > 0 && rest.every((part) => /^[a-zA-Z]+(?:-[a-zA-Z]+)*$/.test(part))
  return isCode && printName(first) === first ? name : printName(name)
}
