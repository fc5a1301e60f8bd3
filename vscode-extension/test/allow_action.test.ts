import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanReason, isAllowAction, withReason } from '../src/allow_action';

test('the reason goes where the server left room, as text and on one line', () => {
  const comment = '# plumbline: allow(secrets/x) because REASON\n';
  assert.equal(withReason(comment, 'a sample\nof $& ours'), '# plumbline: allow(secrets/x) because a sample of $& ours\n');
  assert.equal(withReason('because ${1:REASON}', 'ours'), 'because ours');
});

test('a reason cannot end the comment it stands in', () => {
  assert.equal(cleanReason(' fine */ --> '), 'fine');
  assert.equal(cleanReason(' \n '), '');
});

test('only "Allow" actions are taken', () => {
  assert.ok(isAllowAction('Allow with a reason'));
  assert.ok(!isAllowAction('Allowlist'));
});
