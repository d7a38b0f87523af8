import type { ModelFormat } from '../../ast/model-file-statement.ts'
import { allFeatures, type Feature } from './features.ts'

/** What is known of a format without reading or writing it. */
export type FormatFacts = {
  /** As people call it. */
  readonly title: string
  /** Ends of file names, the one to write first. */
  readonly extensions: readonly string[]
  readonly reads: boolean
  /** What a file of it carries; everything else is told when one is written. */
  readonly carries: ReadonlySet<Feature>
}

const tableFeatures: readonly Feature[] = [
  ...(['provisioned capacity', 'capacity of indexes', 'on-demand limits', 'warm throughput', 'local indexes'] as const),
  ...([
    'multi-attribute keys',
    'stream',
    'time to live',
    'point-in-time recovery',
    'encryption',
    'table class',
    'deletion protection',
  ] as const),
  'tags',
  'tables alone',
]
const scaled: readonly Feature[] = ['auto scaling', 'auto scaling of indexes']

export const formatFacts: { readonly [format in ModelFormat]: FormatFacts } = {
  DDBQ: {
    title: 'ddb-shell',
    extensions: ['.ddbq'],
    reads: true,
    carries: new Set(allFeatures),
  },
  WORKBENCH: {
    title: 'NoSQL Workbench',
    extensions: ['.workbench.json'],
    reads: true,
    carries: new Set<Feature>(['provisioned capacity', 'auto scaling', 'tables alone', 'entities', 'items']),
  },
  CLOUDFORMATION: {
    title: 'CloudFormation',
    extensions: ['.template.yaml', '.template.yml', '.template.json', '.template', '.yaml', '.yml'],
    reads: true,
    carries: new Set([...tableFeatures, ...scaled]),
  },
  CDK: { title: 'CDK', extensions: ['.ts'], reads: false, carries: new Set([...tableFeatures, ...scaled]) },
  TERRAFORM: {
    title: 'Terraform',
    extensions: ['.tf'],
    reads: true,
    carries: new Set([...tableFeatures, ...scaled]),
  },
  MCP: {
    title: 'the DynamoDB MCP server',
    extensions: ['dynamodb_data_model.json'],
    reads: true,
    carries: new Set<Feature>([
      ...tableFeatures.filter((feature) => feature !== 'time to live' && feature !== 'point-in-time recovery'),
      'access patterns',
      'items',
    ]),
  },
  MCP_SCHEMA: {
    title: 'the code generator of the DynamoDB MCP server',
    extensions: ['schema.json'],
    reads: true,
    carries: new Set<Feature>([
      'multi-attribute keys',
      'tables alone',
      'entities',
      'required attributes',
      'access patterns',
    ]),
  },
  ONETABLE: {
    title: 'OneTable',
    extensions: ['.onetable.json'],
    reads: true,
    carries: new Set<Feature>(['local indexes', 'tables alone', 'entities', 'required attributes']),
  },
  ELECTRODB: {
    title: 'ElectroDB',
    extensions: ['.electrodb.json'],
    reads: true,
    carries: new Set<Feature>(['entities', 'required attributes']),
  },
}

/** By the name alone; undefined: it says nothing. */
export function formatOfName(path: string): ModelFormat | undefined {
  const name = path.toLowerCase()
  const found = (Object.keys(formatFacts) as ModelFormat[]).flatMap((format) =>
    formatFacts[format].extensions.filter((end) => name.endsWith(end)).map((end) => ({ format, length: end.length })),
  )
  return found.toSorted((a, b) => b.length - a.length)[0]?.format
}

/** By name and content: what other tools write often has names that say nothing. */
export function guessFormat(path: string, text: string): ModelFormat | undefined {
  const named = formatOfName(path)
  if (named !== undefined && named !== 'MCP_SCHEMA' && named !== 'CDK') return named
  return formatOfContent(text) ?? named
}

/** A mark that no other format has; the order matters where one may hold another. */
const marks: readonly (readonly [ModelFormat, RegExp])[] = [
  ['WORKBENCH', /"DataModel"\s*:/],
  ['CLOUDFORMATION', /AWSTemplateFormatVersion|\bAWS::(?:DynamoDB|Serverless)::/],
  ['TERRAFORM', /^\s*resource\s+"aws_dynamodb_table"/m],
  ['MCP_SCHEMA', /["']?(?:pk_template|table_config)["']?\s*:/],
  ['ONETABLE', /onetable:\d|["']?models["']?\s*:\s*\{/],
  ['ELECTRODB', /["']?composite["']?\s*:|from ['"]electrodb['"]/],
  ['MCP', /"access_patterns"\s*:|"tables"\s*:\s*\[/],
  ['DDBQ', /^\s*(?:CREATE\s+TABLE|ENTITY|ACCESS\s+PATTERN)\b/im],
]

const formatOfContent = (text: string): ModelFormat | undefined => marks.find(([, mark]) => mark.test(text))?.[0]
