import { closeSync, openSync, readSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

/** Bytes of a text that is read as a whole. More is a slip of the hand, or a device that never ends. */
export const textBytesMax = 256 * 1024 ** 2

const chunkBytes = 256 * 1024

/** The bytes of a file, whatever it is: a pipe and a device have no size. Throws what the system says, or `FileTooLarge`. */
export function readWholeSync(path: string, bytesMax = textBytesMax): Buffer {
  const descriptor = openSync(path, 'r')
  try {
    const whole = new Whole(bytesMax)
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkBytes)
      const bytes = readSync(descriptor, chunk, 0, chunkBytes, null)
      if (bytes === 0) return whole.bytes()
      whole.add(chunk.subarray(0, bytes))
    }
  } finally {
    closeSync(descriptor)
  }
}

/** The same while others have their turn. */
export async function readWhole(path: string, bytesMax = textBytesMax): Promise<Buffer> {
  const file: FileHandle = await open(path)
  try {
    const whole = new Whole(bytesMax)
    for (;;) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes, null)
      if (bytesRead === 0) return whole.bytes()
      whole.add(buffer.subarray(0, bytesRead))
    }
  } finally {
    await file.close()
  }
}

/** Takes no more than it may. */
export class Whole {
  private readonly chunks: Buffer[] = []
  private length = 0
  private readonly bytesMax: number

  constructor(bytesMax = textBytesMax) {
    this.bytesMax = bytesMax
  }

  add(chunk: Buffer): void {
    this.length += chunk.length
    if (this.length > this.bytesMax) throw new FileTooLarge(this.bytesMax)
    this.chunks.push(chunk)
  }

  bytes(): Buffer {
    return Buffer.concat(this.chunks)
  }
}

export class FileTooLarge extends Error {
  constructor(bytesMax: number) {
    super(`it is larger than ${bytesMax >> 20} MB`)
    this.name = 'FileTooLarge'
  }
}
