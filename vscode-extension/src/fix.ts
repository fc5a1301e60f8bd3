// The text edits that a code action of the protocol makes in one document. Pure.
import type { Range, WorkspaceEdit } from 'vscode-languageclient/node';

export interface FixEdit {
  readonly range: Range;
  readonly newText: string;
}

/** Snippet edits count with their template, file operations do not count. */
export function editsOf(edit: WorkspaceEdit | undefined, uri: string): FixEdit[] {
  if (edit?.documentChanges === undefined) {
    return edit?.changes?.[uri] ?? [];
  }
  return edit.documentChanges.flatMap((change) =>
    'edits' in change && change.textDocument.uri === uri ? change.edits.map(plain) : []);
}

function plain(edit: { range: Range; newText?: string; snippet?: { value: string } }): FixEdit {
  return { range: edit.range, newText: edit.newText ?? edit.snippet?.value ?? '' };
}
