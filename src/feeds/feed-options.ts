import type {ListedMapping} from './language/catalogue.ts';

export type FeedOptions = {
  /** A mapping file to use; without it the one that fits is found. */
  mapping?: string | undefined;
  /** Mappings to choose from; `listMappings()` unless given (give it when opening many files). */
  mappings?: readonly ListedMapping[] | undefined;
  /** Area code for feeds that do not say one. */
  area?: string | undefined;
  /** `YYYY-MM-DD`: receipt of rows that do not say it. */
  received?: string | undefined;
  /** The name of the file in records; its base name unless given. */
  name?: string | undefined;
  /** A sheet of a workbook; without a mapping it is known by its columns and not by the name of the file. */
  sheet?: string | undefined;
  /** Told of each word that stands where one of a list was asked for and is none of it. It may be somebody's name. */
  unknownWord?: ((column: string, reason: string, word: string) => void) | undefined;
};

/** Rows of a feed so far: read = accepted + repeated + refused. `warnings` counts optional values that were not usable. */
export type FeedCounts = {
  read: number;
  accepted: number;
  repeated: number;
  refused: number;
  reasons: Record<string, number>;
  warnings: Record<string, number>;
};
