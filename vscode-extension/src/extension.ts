// The extension's life: one server, its status, the commands and the task type.
import * as vscode from 'vscode';
import { openChecklist } from './checklist';
import { openConfiguration } from './configuration_file';
import { countFindings } from './findings';
import { ignoreFinding } from './ignore';
import { debugReport } from './report';
import { ScanTasks, scanWorkspace } from './scan_task';
import { Server } from './server';
import { needsRestart } from './settings';
import { showStatus } from './status';

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('Plumbline', { log: true });
  const started = new Server(context.extensionPath, log);
  server = started;
  const tasks = new ScanTasks(started);
  const version = String(context.extension.packageJSON.version);
  const command = vscode.commands.registerCommand;
  context.subscriptions.push(
    log,
    started,
    showStatus(started),
    vscode.tasks.registerTaskProvider('plumbline', tasks),
    command('plumbline.restart', () => started.restart()),
    command('plumbline.showLog', () => log.show()),
    command('plumbline.showReport', () => showReport(started, version)),
    command('plumbline.scanWorkspace', () => scanWorkspace(tasks)),
    command('plumbline.openConfiguration', openConfiguration),
    command('plumbline.openChecklist', openChecklist),
    command('plumbline.ignoreFinding', () => ignoreFinding(started)),
    vscode.workspace.onDidChangeConfiguration((change) => (needsRestart(change) ? started.restart() : undefined)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => started.restart()),
  );
  await started.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}

async function showReport(running: Server, extensionVersion: string): Promise<void> {
  const content = debugReport({
    extensionVersion,
    serverVersion: running.version,
    serverFile: running.program?.file ?? '',
    origin: running.program?.origin ?? '',
    state: running.state,
    editor: `${vscode.env.appName} ${vscode.version}`,
    platform: `${process.platform} ${process.arch}`,
    trusted: vscode.workspace.isTrusted,
    folders: vscode.workspace.workspaceFolders?.length ?? 0,
    findings: countFindings(),
  });
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language: 'markdown' }));
}
