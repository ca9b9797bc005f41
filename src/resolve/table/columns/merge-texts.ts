import type {TextColumn} from '../../../base/text-column.ts';
import {type EncodedTexts, TextEncoding} from './text-encoding.ts';

/** For each dictionary the texts of its columns, range by range of rows. */
export type MergeTask = {dictionaries: readonly (readonly EncodedTexts[])[]};

/** One dictionary, and by texts that were merged the id there of each of theirs; null where it is the same. */
export type MergedTexts = {texts: TextColumn; ids: (Uint32Array | null)[]};

/** Joins the texts of dictionaries `from` to `to`, numbered as if one thread had read them one after the other. */
export function runRange({dictionaries}: MergeTask, from: number, to: number): MergedTexts[] {
  return dictionaries.slice(from, to).map(([first, ...others]) => {
    const encoding = new TextEncoding(new Uint8Array(), first);
    const ids = others.map((texts) => encoding.addAll(texts));
    return {texts: encoding.finish(), ids: [null, ...ids]};
  });
}
