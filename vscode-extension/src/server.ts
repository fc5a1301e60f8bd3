// The one server process of a window: started, restarted and stopped here, and nowhere else.
import * as os from 'node:os';
import * as vscode from 'vscode';
import { CodeActionRequest, CodeActionResolveRequest, LanguageClient, State, TransportKind } from 'vscode-languageclient/node';
import type { CodeAction, Command, LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';
import { withChecklists } from './checklist';
import { isFile, makeExecutable } from './executable';
import { type FixEdit, editsOf } from './fix';
import { type ServerPath, findServer } from './server_path';
import { readSettings } from './settings';

export type ServerState = 'off' | 'starting' | 'running' | 'failed';

/** A quick fix as the server sent it, for one document. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly { readonly range: vscode.Range; readonly newText: string }[];
}

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private current: ServerState = 'off';
  private readonly changed = new vscode.EventEmitter<ServerState>();
  readonly onDidChangeState = this.changed.event;

  constructor(private readonly extensionFolder: string, private readonly log: vscode.LogOutputChannel) {}

  get state(): ServerState {
    return this.current;
  }

  /** As the server itself says at `initialize`; empty before. */
  get version(): string {
    return this.client?.initializeResult?.serverInfo?.version ?? '';
  }

  /** The program that would be started now. */
  get program(): ServerPath | undefined {
    return findServer({
      setting: readSettings().serverPath,
      home: os.homedir(),
      workspaceFolder: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
      extensionFolder: this.extensionFolder,
      searchPath: process.env['PATH'] ?? '',
      platform: process.platform,
      exists: isFile,
    });
  }

  /** Never throws: a start that fails is told to the user once, with the ways out. */
  async start(): Promise<void> {
    if (!readSettings().enable) {
      return this.enter('off');
    }
    const program = this.program;
    if (program === undefined) {
      return this.fail('no plumbline program is bundled, set or on PATH');
    }
    if (program.origin === 'bundled') {
      makeExecutable(program.file);
    }
    this.log.info(`starting ${program.file} (${program.origin})`);
    this.enter('starting');
    this.client = this.makeClient(program);
    this.client.onDidChangeState((change) => this.follow(change.newState));
    try {
      await this.client.start();
      this.log.info(`plumbline ${this.version} is running`);
    } catch (error) {
      await this.fail(`${program.file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      this.log.warn(`the server did not stop as asked: ${String(error)}`);
    }
    this.enter('off');
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** The fixes of one finding, straight from the server: the editor's own list hides snippet edits. */
  async fixes(uri: vscode.Uri, finding: vscode.Diagnostic): Promise<Fix[]> {
    const client = this.client;
    if (client === undefined || this.current !== 'running') {
      return [];
    }
    const to = client.code2ProtocolConverter;
    const answer = await client.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: to.asUri(uri) },
      range: to.asRange(finding.range),
      context: { diagnostics: [to.asDiagnostic(finding)], only: ['quickfix'] },
    });
    const toEdit = (edit: FixEdit) => ({
      range: client.protocol2CodeConverter.asRange(edit.range), newText: edit.newText,
    });
    // The server leaves the edits of its actions to a second question.
    const resolved = await Promise.all((answer ?? []).filter(isAction).map((action) =>
      (action.edit === undefined ? client.sendRequest(CodeActionResolveRequest.type, action) : action)));
    return resolved
      .map((action) => ({ title: action.title, edits: editsOf(action.edit, to.asUri(uri)).map(toEdit) }))
      .filter((fix) => fix.edits.length > 0);
  }

  dispose(): void {
    void this.stop();
    this.changed.dispose();
  }

  private makeClient(program: ServerPath): LanguageClient {
    const settings = readSettings();
    const server: ServerOptions = {
      command: program.file,
      args: ['lsp', ...settings.serverArgs],
      transport: TransportKind.stdio,
    };
    return new LanguageClient('plumbline', 'Plumbline', server, this.clientOptions(settings.run));
  }

  private clientOptions(run: 'onType' | 'onSave'): LanguageClientOptions {
    const onType = run === 'onType';
    return {
      documentSelector: [{ scheme: 'file' }, { scheme: 'untitled' }, { scheme: 'vscode-notebook-cell' }],
      diagnosticCollectionName: 'plumbline',
      outputChannel: this.log,
      diagnosticPullOptions: { onChange: onType, onSave: true },
      middleware: {
        provideCodeActions: async (document, range, context, token, next) =>
          withChecklists((await next(document, range, context, token)) ?? []),
        // A pushed answer for a text that is not saved yet is what "onSave" must not show.
        handleDiagnostics: (uri, diagnostics, next) => {
          const unsaved = vscode.workspace.textDocuments.some((open) =>
            open.isDirty && open.uri.toString() === uri.toString());
          if (onType || !unsaved || diagnostics.length === 0) {
            next(uri, diagnostics);
          }
        },
      },
    };
  }

  private follow(state: State): void {
    if (state === State.Running) {
      this.enter('running');
    } else if (state === State.Stopped && this.current === 'running') {
      this.enter('failed');
    } else if (state === State.Starting) {
      this.enter('starting');
    }
  }

  private async fail(reason: string): Promise<void> {
    this.log.error(`the server could not be started: ${reason}`);
    this.enter('failed');
    const choice = await vscode.window.showErrorMessage(
      'Plumbline could not start its server; nothing is checked.', 'Show Log', 'Set Path');
    if (choice === 'Show Log') {
      this.log.show();
    } else if (choice === 'Set Path') {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'plumbline.server.path');
    }
  }

  private enter(state: ServerState): void {
    this.current = state;
    this.changed.fire(state);
  }
}

function isAction(item: Command | CodeAction): item is CodeAction {
  return typeof item.command !== 'string';
}
