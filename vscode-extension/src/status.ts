// The entry in the language status menu: state, version, number of findings, and the way to restart.
import * as vscode from 'vscode';
import { countFindings } from './findings';
import type { Server, ServerState } from './server';

const kText: Record<ServerState, string> = {
  off: 'Plumbline is off',
  starting: 'Plumbline starts',
  running: 'Plumbline',
  failed: 'Plumbline does not run',
};

export function showStatus(server: Server): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('plumbline.status', { pattern: '**' });
  item.name = 'Plumbline';
  item.command = { title: 'Restart', command: 'plumbline.restart' };
  const update = (): void => {
    const state = server.state;
    item.busy = state === 'starting';
    item.severity = state === 'failed'
      ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    item.text = state === 'running' ? `${kText.running} ${server.version}` : kText[state];
    const count = countFindings();
    item.detail = count === 1 ? '1 finding' : `${count} findings`;
  };
  update();
  return vscode.Disposable.from(
    item, server.onDidChangeState(update), vscode.languages.onDidChangeDiagnostics(update));
}
