// What the manifest promises and what the program does must not drift apart.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { test } from 'node:test';

const root = path.resolve(__dirname, '../..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const sources = readdirSync(path.join(root, 'src'))
  .map((file) => readFileSync(path.join(root, 'src', file), 'utf8')).join('\n');

test('every command is registered, every file named exists', () => {
  for (const { command } of manifest.contributes.commands) {
    assert.ok(sources.includes(`'${command}'`), command);
  }
  const named = [manifest.icon, ...manifest.contributes.yamlValidation.map((entry: { url: string }) => entry.url),
    ...manifest.contributes.walkthroughs[0].steps.map((step: { media: { markdown: string } }) => step.media.markdown)];
  for (const file of [...named, 'README.md', 'CHANGELOG.md', 'LICENSE']) {
    assert.doesNotThrow(() => readFileSync(path.join(root, file)), file);
  }
});

test('a workspace that is not trusted chooses no program', () => {
  const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  assert.equal(supported, 'limited');
  for (const name of ['plumbline.server.path', 'plumbline.server.args']) {
    assert.ok(restrictedConfigurations.includes(name), name);
    assert.equal(manifest.contributes.configuration.properties[name].scope, 'machine-overridable');
  }
});

test('the problem matcher reads a line of the compact report', () => {
  const pattern = new RegExp(manifest.contributes.problemMatchers[0].pattern.regexp);
  const match = pattern.exec('src/pay.py:14:12: error: `http` must not use `sql`  [boundaries/layers]');
  assert.deepEqual(match?.slice(1), ['src/pay.py', '14', '12', 'error', '`http` must not use `sql`', 'boundaries/layers']);
});
