import { Output } from './output.ts'

/** For a run that is to say one thing, as `--help` is. Rejects as `Output` does. */
export async function printOnly(text: string): Promise<void> {
  const output = new Output(process.stdout)
  await output.write(text)
  await output.flush()
}
