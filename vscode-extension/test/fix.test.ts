import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editsOf } from '../src/fix';

const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };

test('plain changes, pinned changes and snippets are read, other documents and file operations are not', () => {
  assert.deepEqual(editsOf({ changes: { 'file:///a': [{ range, newText: 'x' }] } }, 'file:///a'), [{ range, newText: 'x' }]);
  const documentChanges = [
    { kind: 'create' as const, uri: 'file:///a' },
    { textDocument: { uri: 'file:///a', version: 3 }, edits: [{ range, snippet: { kind: 'snippet' as const, value: '${1:R}' } }] },
    { textDocument: { uri: 'file:///b', version: 1 }, edits: [{ range, newText: 'other' }] },
  ];
  assert.deepEqual(editsOf({ documentChanges }, 'file:///a'), [{ range, newText: '${1:R}' }]);
  assert.deepEqual(editsOf(undefined, 'file:///a'), []);
});
