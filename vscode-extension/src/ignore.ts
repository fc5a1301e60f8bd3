// The command "Ignore Finding": the finding at the cursor is allowed by a comment, with the reason that the user gives.
import * as vscode from 'vscode';
import { cleanReason, isAllowAction, withReason } from './allow_action';
import { findingsAt } from './findings';
import type { Fix, Server } from './server';

export async function ignoreFinding(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return;
  }
  const { document, selection } = editor;
  const line = document.lineAt(selection.active.line).range;
  const here = findingsAt(document.uri, selection);
  const findings = here.length > 0 ? here : findingsAt(document.uri, line);
  const finding = await choose(findings);
  if (finding === undefined) {
    return;
  }
  const action = await allowAction(server, document.uri, finding);
  if (action === undefined) {
    void vscode.window.showInformationMessage('Plumbline: this finding cannot be allowed by a comment here.');
    return;
  }
  const reason = await vscode.window.showInputBox({
    title: 'Ignore Finding',
    prompt: 'Why may it stay? The reason is written beside it.',
    validateInput: (text) => (cleanReason(text) === '' ? 'A reason is needed.' : undefined),
  });
  if (reason !== undefined) {
    await vscode.workspace.applyEdit(reasoned(document.uri, action, reason));
  }
}

async function choose(findings: vscode.Diagnostic[]): Promise<vscode.Diagnostic | undefined> {
  if (findings.length === 0) {
    void vscode.window.showInformationMessage('Plumbline: there is no finding on this line.');
    return undefined;
  }
  if (findings.length === 1) {
    return findings[0];
  }
  const items = findings.map((finding) => ({ label: finding.message, finding }));
  return (await vscode.window.showQuickPick(items, { title: 'Ignore which finding?' }))?.finding;
}

async function allowAction(server: Server, uri: vscode.Uri, finding: vscode.Diagnostic): Promise<Fix | undefined> {
  const allowing = (await server.fixes(uri, finding)).filter((fix) => isAllowAction(fix.title));
  const rule = ruleOf(finding);
  return allowing.find((fix) => rule !== '' && fix.edits.some((edit) => edit.newText.includes(rule))) ?? allowing[0];
}

function ruleOf(finding: vscode.Diagnostic): string {
  const code = typeof finding.code === 'object' ? finding.code.value : finding.code;
  return String(code ?? '');
}

function reasoned(uri: vscode.Uri, fix: Fix, reason: string): vscode.WorkspaceEdit {
  const result = new vscode.WorkspaceEdit();
  result.set(uri, fix.edits.map((one) => vscode.TextEdit.replace(one.range, withReason(one.newText, reason))));
  return result;
}
