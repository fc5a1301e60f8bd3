// The task type "plumbline": the command line's scan, whose lines the problem matcher $plumbline reads.
import * as vscode from 'vscode';
import type { Server } from './server';

const kType = 'plumbline';

interface ScanDefinition extends vscode.TaskDefinition {
  path?: string;
  only?: string[];
}

export function scanArguments(definition: { path?: string; only?: string[] }): string[] {
  const only = definition.only ?? [];
  return ['scan', '--compact', '--exit-zero', ...(only.length > 0 ? ['--only', only.join(',')] : []),
    definition.path ?? '.'];
}

export class ScanTasks implements vscode.TaskProvider {
  constructor(private readonly server: Server) {}

  provideTasks(): vscode.Task[] {
    const folders = vscode.workspace.workspaceFolders ?? [];
    return folders.flatMap((folder) => this.make({ type: kType }, folder) ?? []);
  }

  resolveTask(task: vscode.Task): vscode.Task | undefined {
    const scope = task.scope;
    const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
    return folder === undefined ? undefined : this.make(task.definition as ScanDefinition, folder);
  }

  private make(definition: ScanDefinition, folder: vscode.WorkspaceFolder): vscode.Task | undefined {
    const program = this.server.program;
    if (program === undefined) {
      return undefined;
    }
    const run = new vscode.ProcessExecution(program.file, scanArguments(definition), { cwd: folder.uri.fsPath });
    const task = new vscode.Task(definition, folder, 'scan', kType, run, '$plumbline');
    task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, clear: true };
    return task;
  }
}

/** Scans every folder; the findings land in Problems. */
export async function scanWorkspace(tasks: ScanTasks): Promise<void> {
  const all = tasks.provideTasks();
  if (all.length === 0) {
    void vscode.window.showInformationMessage('Plumbline: open a folder to scan it.');
  }
  for (const task of all) {
    await vscode.tasks.executeTask(task);
  }
}
