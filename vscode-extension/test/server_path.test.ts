import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Surroundings, expand, findServer } from '../src/server_path';

const around: Surroundings = {
  setting: '', home: '/home/ada', workspaceFolder: '/work/shop', extensionFolder: '/ext',
  searchPath: '/usr/local/bin:/usr/bin', platform: 'linux', exists: () => false,
};

test('a setting wins over what is bundled, with ~ and the folder expanded', () => {
  const exists = (): boolean => true;
  assert.deepEqual(findServer({ ...around, exists, setting: '~/bin/plumbline' }),
    { file: '/home/ada/bin/plumbline', origin: 'setting' });
  assert.equal(expand('${workspaceFolder}/out/plumbline', around), '/work/shop/out/plumbline');
  assert.equal(expand('./plumbline', around), '/work/shop/plumbline');
  assert.equal(expand('plumbline', around), 'plumbline');
});

test('a replacement pattern in a path is text', () => {
  assert.equal(expand('${workspaceFolder}/p', { home: '/h', workspaceFolder: '/a/$&b' }), '/a/$&b/p');
});

test('bundled comes before PATH, and none is undefined', () => {
  assert.deepEqual(findServer({ ...around, exists: (file) => file.startsWith('/ext') || file.startsWith('/usr') }),
    { file: '/ext/server/plumbline', origin: 'bundled' });
  assert.deepEqual(findServer({ ...around, exists: (file) => file === '/usr/bin/plumbline' }),
    { file: '/usr/bin/plumbline', origin: 'PATH' });
  assert.equal(findServer(around), undefined);
});
