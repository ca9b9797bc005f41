import type {AlertLink} from './finding.ts';

/**
 * A question of identity on which linked families hang: two adults who are held apart and who, were they one, would be an adult named
 * beside harm to children of more families than either alone. No alert and no part of one: a person has to say who they are.
 */
export type Lead = {
  id: string;
  /** Ids of the two persons. */
  left: string;
  right: string;
  /** Why they are held apart: a reason of holding, or COMMON_NAME where matching did not compare them, as many bear a name like it. */
  reason: string;
  /** Weight of the two being one, in bits, among adults who are linked so; null for who may not see all that it rests on. */
  bits: number | null;
  /** For a common name: further adults of it whom the hub knows; null where that was not asked, and for who may not see them all. */
  namesakes: number | null;
  /** Families that the left, and the right, is linked to so by what is known of them alone. */
  alone: [left: number, right: number];
  families: {id: string; children: string[]}[];
  /** `adult` is the one of the two whom the records name. */
  links: AlertLink[];
  /** Single adults of a hub without clusters expected to be linked as far. */
  expected: number;
  /** Records of the links, sorted. */
  evidence: string[];
};

/** The reason of a lead whose two were not compared. */
export const COMMON_NAME = 'COMMON_NAME';
