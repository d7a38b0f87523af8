import type { Json } from '../model-file.ts'
import { readLiteral } from './read-literal.ts'
import { readYaml } from './read-yaml.ts'

/** JSON where the text begins as an object does, otherwise YAML, of which JSON is a part but for its messages. */
export const readDocument = (text: string): Json => (/^\s*\{\s*["}]/.test(text) ? readLiteral(text) : readYaml(text))
