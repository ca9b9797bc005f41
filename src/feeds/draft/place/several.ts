/** How a cell that names several people is taken apart: `many` of the mapping language, the named groups of its pattern, and how dates are written. */
export type Several = {
  /** Null where a cell is one piece, whatever its lines. */
  split: string | null;
  pattern: string;
  max: number;
  groups: ReadonlySet<string>;
  formats: readonly string[];
  /** What numbers the group `id` takes, where they are not an agency's own. */
  kind?: 'local' | 'upn' | 'nhs';
};
