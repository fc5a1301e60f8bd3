// What the editor shows of ours.
import * as vscode from 'vscode';

export function isOurs(diagnostic: vscode.Diagnostic): boolean {
  return diagnostic.source === 'plumbline';
}

/** Over all files that the editor knows findings of. */
export function countFindings(): number {
  return vscode.languages.getDiagnostics()
    .reduce((sum, [, diagnostics]) => sum + diagnostics.filter(isOurs).length, 0);
}

export function findingsAt(uri: vscode.Uri, range: vscode.Range): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri)
    .filter((diagnostic) => isOurs(diagnostic) && diagnostic.range.intersection(range) !== undefined);
}
