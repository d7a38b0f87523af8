import type { ModelFormat } from '../../ast/model-file-statement.ts'
import { formatFacts } from './formats.ts'
import type { ReadModel } from './model-file.ts'
import { ModelFileError } from './model-file-error.ts'

/** The model that a text of a format says. Each reader is loaded when it is wanted. */
export async function readModelFile(text: string, format: ModelFormat): Promise<ReadModel> {
  const read = await readerOf(format)
  if (read !== undefined) return read(text)
  throw new ModelFileError('modelling.not-that-format', `${formatFacts[format].title} is code, which is not read`, {
    hint: '`cdk synth` makes a template of it: IMPORT MODEL reads that.',
  })
}

type Reader = (text: string) => ReadModel

async function readerOf(format: ModelFormat): Promise<Reader | undefined> {
  switch (format) {
    case 'DDBQ':
      return (await import('./native/ddbq-file.ts')).readDdbq
    case 'WORKBENCH':
      return (await import('./workbench/read-workbench.ts')).readWorkbench
    case 'CLOUDFORMATION':
      return (await import('./cloudformation/read-cloudformation.ts')).readCloudFormation
    case 'TERRAFORM':
      return (await import('./terraform/read-terraform.ts')).readTerraform
    case 'MCP':
      return (await import('./mcp/read-data-model.ts')).readDataModel
    case 'MCP_SCHEMA':
      return (await import('./mcp/read-schema.ts')).readSchema
    case 'ONETABLE':
      return (await import('./onetable/read-onetable.ts')).readOneTable
    case 'ELECTRODB':
      return (await import('./electrodb/read-electrodb.ts')).readElectroDb
    case 'CDK':
      return undefined
  }
}
