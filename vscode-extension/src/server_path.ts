// Which program to start, decided from the settings alone. Pure, so that the tests need no editor.
import * as path from 'node:path';

/** Where the answer came from; the log and the debug report name it. */
export type Origin = 'setting' | 'bundled' | 'PATH';

export interface ServerPath {
  readonly file: string;
  readonly origin: Origin;
}

export interface Surroundings {
  /** `plumbline.server.path`; empty when it is not set or the workspace is not trusted. */
  readonly setting: string;
  readonly home: string;
  /** The first workspace folder; undefined when none is open. */
  readonly workspaceFolder: string | undefined;
  readonly extensionFolder: string;
  /** The value of the environment variable PATH. */
  readonly searchPath: string;
  readonly platform: NodeJS.Platform;
  readonly exists: (file: string) => boolean;
}

/** `~` at the start and `${workspaceFolder}` anywhere; a relative path is taken from the workspace folder. */
export function expand(setting: string, around: Pick<Surroundings, 'home' | 'workspaceFolder'>): string {
  const folder = around.workspaceFolder ?? '';
  const file = setting.trim().replace(/^~(?=$|[\\/])/, () => around.home)
    .replaceAll('${workspaceFolder}', () => folder);
  return file.includes('/') || file.includes('\\') ? path.resolve(folder || '/', file) : file;
}

/** Undefined when there is no program; a setting always wins, so that a wrong one is noticed. */
export function findServer(around: Surroundings): ServerPath | undefined {
  if (around.setting.trim() !== '') {
    return { file: expand(around.setting, around), origin: 'setting' };
  }
  const name = around.platform === 'win32' ? 'plumbline.exe' : 'plumbline';
  const bundled = path.join(around.extensionFolder, 'server', name);
  if (around.exists(bundled)) {
    return { file: bundled, origin: 'bundled' };
  }
  const found = around.searchPath.split(path.delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => path.join(folder, name))
    .find(around.exists);
  return found === undefined ? undefined : { file: found, origin: 'PATH' };
}
