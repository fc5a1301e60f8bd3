// What is left to people when no edit can do it (revoke a key, create a trust): a document with boxes to tick.
import * as vscode from 'vscode';
import { checklistText, isChecklist, type Checklist } from './checklist_text';

/** Actions without an edit open their checklist instead of asking the server to show it as a message. */
export function withChecklists(actions: (vscode.Command | vscode.CodeAction)[]): (vscode.Command | vscode.CodeAction)[] {
  for (const action of actions) {
    const data: unknown = 'data' in action ? action.data : undefined;
    if (action instanceof vscode.CodeAction && isChecklist(data)) {
      action.command = { command: 'plumbline.openChecklist', title: action.title, arguments: [action.title, data] };
    }
  }
  return actions;
}

export async function openChecklist(title: string, checklist: Checklist): Promise<void> {
  const content = checklistText(title, checklist);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
}
