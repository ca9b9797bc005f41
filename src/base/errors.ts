/**
 * Everything a user can cause, in one table: the exit code of the command line and what the code means.
 * A message never carries personal data: it names files, rows, columns, rules and ids, not people.
 */
export const ERRORS = {
  USAGE: {exit: 2, text: 'The command was called with words it does not know'},
  INTERRUPTED: {exit: 130, text: 'The run was stopped by the user; whole feeds that were loaded are kept'},
  FILE_MISSING: {exit: 10, text: 'A file or folder named in the command does not exist'},
  FILE_IS_DIRECTORY: {exit: 11, text: 'A folder stands where a file was expected'},
  FILE_EMPTY: {exit: 12, text: 'A file has no bytes, or a compressed file holds nothing'},
  FILE_HEADER_ONLY: {exit: 13, text: 'A file has a header and no rows'},
  FILE_BINARY: {exit: 14, text: 'A file is not text, and not a format that can be read'},
  FILE_ENCODING: {exit: 15, text: 'A file is not valid in the encoding it was read with'},
  FILE_DAMAGED: {exit: 16, text: 'A compressed file, workbook or Parquet file is cut short or damaged'},
  FILE_COLUMNS: {exit: 17, text: 'A file lacks columns that its mapping needs'},
  FILE_UNMAPPED: {exit: 18, text: 'No mapping fits a file'},
  FILE_UNREADABLE: {exit: 19, text: 'A file may not be read, is no file of data, or changed while it was read'},
  MAPPING_INVALID: {exit: 20, text: 'A mapping has mistakes'},
  CONFIG_INVALID: {exit: 21, text: 'A configuration file has mistakes'},
  FILE_UNWRITABLE: {exit: 22, text: 'A file or folder named in the command cannot be written'},
  FEED_REFUSED: {exit: 30, text: 'More rows of a feed were refused than the limit allows; nothing of it was stored'},
  WORKSPACE_MISSING: {exit: 40, text: 'There is no workspace at the path given'},
  WORKSPACE_LOCKED: {exit: 41, text: 'Another process is writing to the workspace'},
  WORKSPACE_VERSION: {exit: 42, text: 'The workspace was made by another version of Ringfence'},
  WORKSPACE_DAMAGED: {exit: 43, text: 'The workspace file is not a Ringfence workspace or is damaged'},
  NOT_FOUND: {exit: 44, text: 'The workspace holds nothing with that id'},
  TRUTH_INVALID: {exit: 45, text: 'A truth or cluster file lacks a column or names a mention twice'},
  WORKSPACE_UNWRITABLE: {exit: 46, text: 'The workspace, or the folder it is in, may not be written to'},
  WORKSPACE_FULL: {exit: 47, text: 'The disk of the workspace has no room left; what was stored before is kept'},
  WORKSPACE_DISK: {exit: 48, text: 'The disk that holds the workspace failed to read or write'},
  BLOCK_TOO_LARGE: {exit: 50, text: 'A blocking rule gives more pairs than the limit allows'},
  JUDGEMENT_CONFLICT: {exit: 60, text: 'A judgement contradicts what people said before'},
  JUDGEMENT_OVERRIDE: {exit: 61, text: 'The records speak against a judgement, which has to be said with --override'},
  RECORD_HELD: {exit: 62, text: 'A record that was to be erased is held by the retention policy'},
  AUDIT_BROKEN: {exit: 70, text: 'An entry of the audit log was changed or removed, or its end is missing'},
  AUDIT_LOCKED: {exit: 71, text: 'Another process adds to the audit log'},
  LISTEN_REFUSED: {exit: 72, text: 'The server would listen where others could read what it says'},
  INBOX_BROKEN: {exit: 73, text: 'A file of kept notifications was changed, or cannot be read'},
  INBOX_LOCKED: {exit: 74, text: 'Another process keeps notifications in the folder'},
  NEO4J_SETTINGS: {exit: 80, text: 'What is needed to reach a graph database is not set, or is not safe'},
  NEO4J_UNREACHABLE: {exit: 81, text: 'The graph database does not answer, or does not let this user in'},
  NEO4J_FAILED: {
    exit: 82,
    text: 'The graph database refused a statement, or another sync took over; the next sync repairs the graph',
  },
  NEO4J_STALE: {exit: 83, text: 'The graph is not what the last run of the workspace gives'},
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** Something the user can cause and mend. `message` says what is wrong, where, and what to do. */
export class RingfenceError extends Error {
  readonly code: ErrorCode;
  readonly exitCode: number;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RingfenceError';
    this.code = code;
    this.exitCode = ERRORS[code].exit;
  }
}
