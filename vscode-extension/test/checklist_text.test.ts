import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checklistText, isChecklist } from '../src/checklist_text';

const steps = [{ id: 'revoke', title: 'Revoke the key' }, { id: 'purge', title: 'Purge the history' }];

test('an action with nothing but things to do is a checklist', () => {
  assert.ok(isChecklist({ class: 'F', followUps: steps }));
  assert.ok(!isChecklist({ class: 'A', followUps: steps }));
  assert.ok(!isChecklist({ class: 'F', followUps: [] }));
  assert.ok(!isChecklist(undefined));
});

test('each thing to do has a box', () => {
  assert.equal(checklistText('Do it by hand', { class: 'F', followUps: steps }),
    '# Do it by hand\n\n- [ ] Revoke the key\n- [ ] Purge the history\n');
});
