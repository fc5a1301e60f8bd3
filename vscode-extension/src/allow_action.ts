// "Allow with a reason" is an edit that the server makes; here the reason that the user typed goes into it. Pure.

/** The action's title starts with this word, whatever the rule is. */
const kTitle = /^Allow\b/;
/** The word that the server leaves where the reason belongs. */
const kPlaceholder = /\$\{\d+:[^}]*\}|\bREASON\b/;

export function isAllowAction(title: string): boolean {
  return kTitle.test(title);
}

/** One line, without what would end a comment. */
export function cleanReason(reason: string): string {
  return reason.replace(/[\r\n]+/g, ' ').replaceAll('*/', '').replaceAll('-->', '').trim();
}

export function withReason(newText: string, reason: string): string {
  return newText.replace(kPlaceholder, () => cleanReason(reason));
}
