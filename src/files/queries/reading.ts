import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Evidence, EvidenceId, Subject, SubjectReading, Use } from '../model.ts';
import { whyNotInLocker } from '../visibility.ts';
import { evidenceById, usesOf } from './evidence.ts';

/**
 * A kind of thing that evidence proves. The app hands these in: files stands below whoever owns the things, and asks
 * them which of its subjects the viewer may read, and how.
 */
export type SubjectDoor = {
  readonly kind: string;
  readonly read: (conn: Conn, viewer: Viewer, ids: readonly string[]) => Promise<ReadonlyMap<string, SubjectReading>>;
};

/** The subjects among the uses that the viewer may read, by `keyOf`. */
async function readingsOf(
  conn: Conn,
  viewer: Viewer,
  doors: readonly SubjectDoor[],
  uses: readonly Subject[],
): Promise<ReadonlyMap<string, SubjectReading>> {
  const found = new Map<string, SubjectReading>();
  for (const door of doors) {
    const ids = [...new Set(uses.filter((it) => it.kind === door.kind).map((it) => it.id))];
    if (ids.length === 0) continue;
    for (const [id, reading] of await door.read(conn, viewer, ids)) found.set(`${door.kind}:${id}`, reading);
  }
  return found;
}

export type ShownUse = Use & { readonly reading: SubjectReading };
export type ReadEvidence = {
  readonly evidence: Evidence;
  /** Through the locker or the work on what it proves: everything of it is shown; else only what is public. */
  readonly reads: 'all' | 'public';
  readonly uses: readonly ShownUse[];
  /** Uses in things that the viewer may not see. */
  readonly hiddenUses: number;
};

/** The evidence with its uses, or null when there is none that the viewer may read. */
export async function evidenceFor(
  conn: Conn,
  viewer: Viewer,
  doors: readonly SubjectDoor[],
  id: EvidenceId,
): Promise<ReadEvidence | null> {
  const evidence = await evidenceById(conn, id);
  if (!evidence) return null;
  const uses = await usesOf(conn, id);
  const readings = await readingsOf(conn, viewer, doors, uses);
  const shown = uses.flatMap((use) => {
    const reading = readings.get(`${use.kind}:${use.id}`);
    return reading ? [{ ...use, reading }] : [];
  });
  const all = whyNotInLocker(evidence, viewer) === null || shown.some((it) => it.reading.reads === 'work');
  const open = evidence.isPublic && evidence.archivedAt === null && shown.some((it) => it.reading.reads === 'public');
  if (!all && !open) return null;
  return { evidence, reads: all ? 'all' : 'public', uses: shown, hiddenUses: uses.length - shown.length };
}
