// Bundles the extension into dist/extension.js; with --tests also each test into dist/test/.
import * as esbuild from 'esbuild';
import { globSync } from 'node:fs';

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  logLevel: 'warning',
};

await esbuild.build({ ...common, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', minify: true });
if (process.argv.includes('--tests')) {
  const entryPoints = globSync('test/*.test.ts');
  await esbuild.build({ ...common, entryPoints, outdir: 'dist/test', sourcemap: 'inline' });
}
