// The command "Open Configuration": opens what there is, or starts one of the two files.
import * as vscode from 'vscode';

interface ConfigurationFile {
  readonly name: string;
  readonly description: string;
  readonly start: string;
}

const kFiles: readonly ConfigurationFile[] = [
  {
    name: '.plumbline/config.yaml',
    description: 'families, severities, excluded paths',
    start: 'families: [secrets, patterns, boundaries]\nexclude: []\n',
  },
  {
    name: '.plumbline/architecture.yaml',
    description: 'components and what may depend on what',
    start: 'version: 1\ncomponents: {}\nrules: []\n',
  },
];

export async function openConfiguration(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    void vscode.window.showInformationMessage('Plumbline: open a folder to configure it.');
    return;
  }
  const items = kFiles.map((file) => ({ label: file.name, description: file.description, file }));
  const choice = await vscode.window.showQuickPick(items, { title: 'Plumbline: which file?' });
  if (choice !== undefined) {
    await open(vscode.Uri.joinPath(folder.uri, choice.file.name), choice.file.start);
  }
}

async function open(uri: vscode.Uri, start: string): Promise<void> {
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    await vscode.workspace.fs.writeFile(uri, Buffer.from(start));
  }
  await vscode.window.showTextDocument(uri);
}
