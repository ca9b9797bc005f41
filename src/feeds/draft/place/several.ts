/** How a cell that names several people is taken apart: `many` of the mapping language, the named groups of its pattern, and how dates are written. */
export type Several = {
  /** Null where a cell is one piece, whatever its lines. */
  split: string | null;
  pattern: string;
  max: number;
  groups: ReadonlySet<string>;
  formats: readonly string[];
  /** Whether a forename alone has the surname of the last: "Tom & Lily Smith". */
  isOfOneSurname?: boolean;
  /** The column of birth dates that is cut in step with the names: "01/02/2010 & 03/04/2012". */
  births?: string;
  /** What numbers the group `id` takes, where they are not an agency's own. */
  kind?: 'local' | 'upn' | 'nhs';
};
