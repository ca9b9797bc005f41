import {writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import type {Part, Sheet} from '../packs/sheet.ts';
import {makeFolder} from '../workspace/make-folder.ts';
import {packSections, type PackPictures} from './views/pack-view.ts';

/** Of the one who wrote it, and nobody else on the machine. */
export const OWN = 0o600;

/** `facts` stand at the head, `pictures` by the parts that they belong to. */
type PackPage = {
  title: string;
  lead: string;
  facts: [string, string][];
  parts: readonly Part[];
  pictures?: PackPictures;
};

/** Writes a pack as one HTML file that needs no network. */
export async function writePage(
  path: string,
  {title, lead, facts, parts, pictures = new Map()}: PackPage,
): Promise<void> {
  // The libraries that draw are large: no other command should wait for them.
  const {drawPage} = await import('../charts/draw/page.ts');
  makeFolder(dirname(path));
  writeFileSync(path, await drawPage({title, lead, facts, sections: packSections(parts, pictures)}), {mode: OWN});
}

/** Writes one sheet as a workbook. */
export async function writeWorkbook(path: string, sheet: Sheet): Promise<void> {
  const {workbook} = await import('../packs/workbook.ts');
  makeFolder(dirname(path));
  writeFileSync(path, await workbook(sheet), {mode: OWN});
}
