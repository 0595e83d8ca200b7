import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';

export const exportKinds = ['copy_sheet', 'list', 'record'] as const;
export type ExportKind = (typeof exportKinds)[number];

export type Export = {
  readonly kind: ExportKind;
  readonly subject: { readonly kind: string; readonly id: string };
  /** What was taken: its name, the format, the filter and how many rows. */
  readonly taken: Readonly<Record<string, string | number>>;
};

/** Keeps that somebody took something away, and what. */
export async function recordExport(tx: Tx, who: Viewer, { kind, subject, taken }: Export, now: Date): Promise<void> {
  await record(tx, actorOf(who), { event: `registry.export.${kind}`, subject, after: taken }, now);
}
