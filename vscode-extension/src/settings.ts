// The settings that the extension itself reads. What the server reads, it asks for by workspace/configuration.
import * as vscode from 'vscode';

export interface Settings {
  readonly enable: boolean;
  readonly run: 'onType' | 'onSave';
  readonly serverPath: string;
  readonly serverArgs: readonly string[];
}

/** In an untrusted workspace VS Code already hides what the workspace says of the restricted ones. */
export function readSettings(): Settings {
  const section = vscode.workspace.getConfiguration('plumbline');
  return {
    enable: section.get('enable', true),
    run: section.get('run', 'onType'),
    serverPath: section.get('server.path', ''),
    serverArgs: section.get('server.args', []),
  };
}

/** Whether a change needs another process; the server follows every other setting by itself. */
export function needsRestart(change: vscode.ConfigurationChangeEvent): boolean {
  return ['enable', 'run', 'server.path', 'server.args']
    .some((name) => change.affectsConfiguration(`plumbline.${name}`));
}
