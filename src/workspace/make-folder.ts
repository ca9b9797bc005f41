import {mkdirSync, statSync} from 'node:fs';
import {dirname} from 'node:path';

/**
 * Makes a folder and those above it that are not there. Node's own recursive way tries for ever where a file system (`/proc`) says
 * that a folder is missing and lets none be made.
 */
export function makeFolder(path: string): void {
  if (statSync(path, {throwIfNoEntry: false})?.isDirectory() === true) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  try {
    mkdirSync(path);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (statSync(path, {throwIfNoEntry: false})?.isDirectory() !== true) throw error;
  }
}
