// The follow-ups of an action as Markdown. Pure.

/** `CodeAction.data` of an action of class F: things to do, and no edit. */
export interface Checklist {
  class: 'F';
  followUps: { id: string; title: string }[];
}

export function isChecklist(data: unknown): data is Checklist {
  const held = data as Partial<Checklist> | undefined;
  return held?.class === 'F' && Array.isArray(held.followUps) && held.followUps.length > 0;
}

export function checklistText(title: string, checklist: Checklist): string {
  const steps = checklist.followUps.map((step) => `- [ ] ${step.title}`);
  return [`# ${title}`, '', ...steps, ''].join('\n');
}
