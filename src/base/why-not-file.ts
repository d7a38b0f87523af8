/** Why a file cannot be read, as half a sentence: `cannot read x: there is no such file`. */
export const whyUnreadable = (error: unknown): string => reasonIn(error, { ENOENT: 'there is no such file' })

/** The same of one that cannot be made or written to. */
export const whyUnwritable = (error: unknown): string =>
  reasonIn(error, { ENOENT: 'there is no such folder, or it takes no files', EEXIST: 'a part of its path is a file' })

function reasonIn(error: unknown, own: Readonly<Record<string, string>>): string {
  const { code = '', message } = error as NodeJS.ErrnoException
  return own[code] ?? reasons[code] ?? message
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'its permissions, or those of its folder, forbid it',
  EDQUOT: 'the disk is full',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is a file',
  EPERM: 'its permissions, or those of its folder, forbid it',
  EROFS: 'its disk may only be read',
}
