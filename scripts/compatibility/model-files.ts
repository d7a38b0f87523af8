import { modelFormats } from '../../src/ast/model-file-statement.ts'
import { allFeatures, features } from '../../src/modelling/files/features.ts'
import { formatFacts } from '../../src/modelling/files/formats.ts'

/** What each format carries. `test/modelling/files/round-trips.test.ts` holds every cell against what is written and read. */
export function modelFileTable(): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const formats = modelFormats.map((format) => formatFacts[format])
  return [
    row(['', ...modelFormats.map((format) => `\`${format}\``)]),
    row(['---', ...modelFormats.map(() => '---')]),
    row(['read', ...formats.map(({ reads }) => (reads ? 'yes' : 'no'))]),
    ...allFeatures.map((feature) =>
      row([features[feature], ...formats.map(({ carries }) => (carries.has(feature) ? 'yes' : 'no'))]),
    ),
  ].join('\n')
}
