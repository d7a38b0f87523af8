/** What people type to any shell, without the dot. None of them begins a statement. */
const commands: ReadonlyMap<string, string> = new Map([
  ['help', '.help'],
  ['exit', '.quit'],
  ['quit', '.quit'],
])

/** The dot command that a word by itself stands for. */
export const bareWord = (text: string): string | undefined => commands.get(text.trim().replace(/;$/, '').toLowerCase())
