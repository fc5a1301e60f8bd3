// The debug report: what a bug report needs, and nothing of the user's code.
export interface ReportFacts {
  readonly extensionVersion: string;
  readonly serverVersion: string;
  readonly serverFile: string;
  readonly origin: string;
  readonly state: string;
  readonly editor: string;
  readonly platform: string;
  readonly trusted: boolean;
  readonly folders: number;
  readonly findings: number;
}

export function debugReport(facts: ReportFacts): string {
  const rows: [string, string][] = [
    ['extension', facts.extensionVersion],
    ['server', facts.serverVersion || 'not running'],
    ['program', `${facts.serverFile || 'none'} (${facts.origin || 'not found'})`],
    ['state', facts.state],
    ['editor', facts.editor],
    ['platform', facts.platform],
    ['workspace', `${facts.trusted ? 'trusted' : 'not trusted'}, ${facts.folders} folder(s)`],
    ['findings shown', String(facts.findings)],
  ];
  return ['# Plumbline', '', ...rows.map(([name, value]) => `- ${name}: ${value}`), ''].join('\n');
}
