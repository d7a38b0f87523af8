import type { ModelFormat } from '../../ast/model-file-statement.ts'
import { leftOut, placesOf } from './features.ts'
import { formatFacts } from './formats.ts'
import type { ModelFile, WrittenModel } from './model-file.ts'
import { readModelFile } from './read-model-file.ts'

/**
 * A model as a text of a format, and what it has no place for. Whether the request of a pattern says all of it shows as it is read again.
 * `path`: its end may choose between two forms.
 */
export async function writeModelFile(model: ModelFile, format: ModelFormat, path: string): Promise<WrittenModel> {
  const { title, carries } = formatFacts[format]
  const notes = leftOut(model, carries, title)
  const text = await textOf(model, format, path)
  if (format !== 'MCP' && format !== 'MCP_SCHEMA') return { text, notes }
  const { patterns } = (await readModelFile(text, format)).model
  const lost = model.patterns.filter(({ name }) => !patterns.some((pattern) => pattern.name === name))
  const said = new Set(placesOf(model, 'steps'))
  const more = lost
    .filter(({ name }) => !said.has(name))
    .map(({ name }) => ({
      place: name,
      text: `${title} has no place for what these access patterns do`,
    }))
  if (format === 'MCP' || lost.length === 0) return { text, notes: [...notes, ...more] }
  const rest = { ...model, patterns: model.patterns.filter((pattern) => !lost.includes(pattern)) }
  return { text: await textOf(rest, format, path), notes: [...notes, ...more] }
}

async function textOf(model: ModelFile, format: ModelFormat, path: string): Promise<string> {
  switch (format) {
    case 'DDBQ':
      return (await import('./native/ddbq-file.ts')).writeDdbq(model)
    case 'WORKBENCH':
      return (await import('./workbench/write-workbench.ts')).writeWorkbench(model)
    case 'CLOUDFORMATION':
      return (await import('./cloudformation/write-cloudformation.ts')).writeCloudFormation(
        model,
        /\.json$/i.test(path) ? 'json' : 'yaml',
      )
    case 'CDK':
      return (await import('./cdk/write-cdk.ts')).writeCdk(model)
    case 'TERRAFORM':
      return (await import('./terraform/write-terraform.ts')).writeTerraform(model)
    case 'MCP':
      return (await import('./mcp/write-data-model.ts')).writeDataModel(model)
    case 'MCP_SCHEMA':
      return (await import('./mcp/write-schema.ts')).writeSchema(model)
    case 'ONETABLE':
      return (await import('./onetable/write-onetable.ts')).writeOneTable(model)
    case 'ELECTRODB':
      return (await import('./electrodb/write-electrodb.ts')).writeElectroDb(model)
  }
}
