import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ModelFormat, modelFormats } from '../../src/ast/model-file-statement.ts'
import { formatFacts, guessFormat } from '../../src/modelling/files/formats.ts'
import { ModelFileError } from '../../src/modelling/files/model-file-error.ts'
import { readModelFile } from '../../src/modelling/files/read-model-file.ts'
import { writeModelFile } from '../../src/modelling/files/write-model-file.ts'
import { root } from '../script-files.ts'
import { type CampaignOptions, type Complaint, errorText, type Report, runCases } from './campaign.ts'
import { monster, mutated, nested } from './text-mutation.ts'

/** Whatever the text, every reader of model files answers with a model or a place; what is read can be written in every format. */
export async function run(options: CampaignOptions): Promise<Report> {
  const folder = join(root, 'fixtures', 'models')
  const samples = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  const readable = modelFormats.filter((format) => formatFacts[format].reads)
  let read = 0
  const result = await runCases(options, async (random) => {
    const kind = random.below(10)
    const sample = random.pick(samples)
    const text =
      kind === 0
        ? nested(random, sample, 50_000)
        : kind === 1
          ? monster(random, 200_000, samples)
          : mutated(random, sample, samples)
    const format = random.below(4) === 0 ? random.pick(readable) : (guessFormat('model', sample) ?? 'DDBQ')
    const startedMs = process.cpuUsage().user / 1000
    const complaint = await complaintAbout(text, format, random.pick(modelFormats), () => read++)
    const ms = process.cpuUsage().user / 1000 - startedMs
    const slow = ms > 10_000 ? [`took ${Math.round(ms)} ms, ${text.length} characters`] : []
    return [...complaint, ...slow].map(
      (what): Complaint => ({ what: `${format} ${what}`, input: text.slice(0, 5_000) }),
    )
  })
  return { ...result, notes: [`read without a mistake: ${read}`] }
}

async function complaintAbout(
  text: string,
  format: ModelFormat,
  other: ModelFormat,
  onRead: () => void,
): Promise<readonly string[]> {
  try {
    const { model } = await readModelFile(text, format)
    onRead()
    const written = await writeModelFile(model, other, 'x')
    if (formatFacts[other].reads && model.tables.length > 0) await readModelFile(written.text, other)
  } catch (error) {
    // A schema is for one table, and a name may be one that a format cannot write.
    if (!(error instanceof ModelFileError)) return [errorText(error)]
  }
  return Object.keys(Object.prototype).length > 0 ? ['it has changed the prototype of objects'] : []
}
