import { countText } from './count-text.ts'

/** Kilobytes are 1,024 bytes, as in every rule about capacity. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const names = ['KB', 'MB', 'GB', 'TB']
  let size = bytes / 1024
  let at = 0
  while (size >= 1024 && at < names.length - 1) {
    size /= 1024
    at += 1
  }
  return `${size < 100 ? Number(size.toFixed(1)) : countText(Math.round(size))} ${names[at]}`
}
