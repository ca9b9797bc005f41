/** What a place that the user named for an answer may be; what commands read tells its troubles by codes of its own. */
const TROUBLES: Readonly<Record<string, string>> = {
  EISDIR: 'a folder stands there; name a file in it',
  EEXIST: 'a file stands where its folder should be',
  ENOTDIR: 'a file stands where its folder should be',
  ENOENT: 'there is no such place',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'nothing can be written to that disk',
  ENOSPC: 'the disk has no room left',
  EDQUOT: 'your share of the disk has no room left',
  EFBIG: 'the file may grow no larger there',
  EIO: 'the disk failed',
};

/** Why a file could not be written, and what to do; null for an error of another kind. */
export function diskTrouble(error: unknown): string | null {
  const {code = '', path} = error as NodeJS.ErrnoException;
  const trouble = error instanceof Error ? TROUBLES[code] : undefined;
  return trouble === undefined
    ? null
    : `${path ?? 'the file'}: ${trouble}, or name another place. The workspace is as it was.`;
}
