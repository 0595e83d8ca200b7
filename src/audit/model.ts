/** Who acted, as the log keeps it: names are copied, for people leave and the log stays. */
export type Actor = {
  readonly personId: string | null;
  readonly name: string;
  /** Role in which the person acted; 'system' for jobs and commands. */
  readonly role: string;
  readonly ip: string;
  /** Through whose eyes, when support looks as somebody else; the actor is who truly sat there. */
  readonly as?: { readonly personId: string; readonly name: string } | null;
};

export type Change = { readonly field: string; readonly before: unknown; readonly after: unknown };

export type AuditEntry = {
  readonly event: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly before?: unknown;
  readonly after?: unknown;
};

export type AuditRow = {
  readonly id: number;
  readonly at: Date;
  readonly event: string;
  readonly personId: string | null;
  readonly personName: string;
  readonly role: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly ip: string;
  readonly asPersonId: string | null;
  readonly asPersonName: string | null;
  readonly changes: readonly Change[];
};

export type Verdict =
  | {
      readonly ok: true;
      readonly seals: number;
      readonly events: number;
      readonly unsealed: number;
      /** Digest of the newest seal: kept elsewhere, it shows later that the end was not cut off. */
      readonly head: string;
    }
  | { readonly ok: false; readonly seal: number; readonly fault: 'digest' | 'previous' | 'missing_events' | 'reseal' };

export const systemActor: Actor = { personId: null, name: 'Tuntas', role: 'system', ip: '' };

/** The event that tells of a batch that was sealed anew after details of it were erased. */
export const RESEALED = 'audit.resealed';
