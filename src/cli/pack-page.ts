import {writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import type {Part} from '../packs/sheet.ts';
import {makeFolder} from '../workspace/make-folder.ts';
import {packSections, type PackPictures} from './views/pack-view.ts';

/** Of the one who wrote it, and nobody else on the machine. */
export const OWN = 0o600;

/** Writes a pack as one HTML file that needs no network. `facts` stand at its head. */
export async function writePage(
  path: string,
  title: string,
  lead: string,
  parts: readonly Part[],
  facts: [string, string][],
  pictures: PackPictures = new Map(),
): Promise<void> {
  // The libraries that draw are large: no other command should wait for them.
  const {drawPage} = await import('../charts/draw/page.ts');
  makeFolder(dirname(path));
  writeFileSync(path, await drawPage({title, lead, facts, sections: packSections(parts, pictures)}), {mode: OWN});
}
