// The bundled program must be executable; some ways of unpacking an extension lose that bit.
import * as fs from 'node:fs';

/** Sets the bit when it is missing. A read-only store is no failure: starting then says what is wrong. */
export function makeExecutable(file: string): void {
  try {
    fs.accessSync(file, fs.constants.X_OK);
  } catch {
    try {
      fs.chmodSync(file, 0o755);
    } catch {
      return;
    }
  }
}

export function isFile(file: string): boolean {
  try {
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
