/** What stands of a record that an import wrote, as undoing asks of it. */
export type WrittenStanding = {
  /** Whether it is still exactly as the import left it: same versions, same revision, same state, same time of change. */
  readonly untouched: boolean;
  readonly hasOpenVersion: boolean;
  readonly keepers: number;
  readonly notes: number;
  readonly contacts: number;
  readonly problems: number;
  readonly descendants: number;
};

/** Why a record is left when its import is undone; each code has the message `import.undo.<code>`. */
export const undoReasons = [
  'gone',
  'changed',
  'being_edited',
  'kept',
  'noted',
  'asked_about',
  'linked',
  'copied',
] as const;
export type UndoReason = (typeof undoReasons)[number];

/**
 * Why a record made by the import is not withdrawn: somebody changed it since, or something hangs on it. A withdrawn
 * record is gone as if it had never been brought in; the audit log tells that it was.
 */
export function whyNotWithdraw(standing: WrittenStanding | null): UndoReason | null {
  if (standing === null) return 'gone';
  if (standing.hasOpenVersion && !standing.untouched) return 'being_edited';
  if (!standing.untouched) return 'changed';
  if (standing.keepers > 0) return 'kept';
  if (standing.notes > 0) return 'noted';
  if (standing.contacts > 0) return 'asked_about';
  if (standing.problems > 0) return 'linked';
  return standing.descendants > 0 ? 'copied' : null;
}

/** Why a record that the import changed does not get its former text back; what hangs on it does not matter here. */
export function whyNotRevert(standing: WrittenStanding | null): UndoReason | null {
  if (standing === null) return 'gone';
  if (standing.untouched) return null;
  return standing.hasOpenVersion ? 'being_edited' : 'changed';
}

/** Why what the import did to a record is not taken back. */
export function whyNotUndo(result: 'created' | 'updated', standing: WrittenStanding | null): UndoReason | null {
  return result === 'created' ? whyNotWithdraw(standing) : whyNotRevert(standing);
}
