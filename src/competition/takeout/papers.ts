import { createHash } from 'node:crypto';
import { fileFlow, filesProving, type ProvingFile } from '#files/index.ts';
import type { Config } from '#platform/config.ts';
import type { Conn } from '#platform/db.ts';
import type { Log } from '#platform/log.ts';
import type { ZipPart } from '#platform/sheet/index.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { FrozenEvidence, Snapshot } from '../entry/model/snapshot.ts';
import { paths as entryPaths } from '../entry/paths.ts';
import { printEntry } from '../entry/print.ts';
import { submittedTo } from '../entry/queries/snapshot.ts';
import { entrySubject } from '../entry/queries/stand.ts';
import { digestOf } from '../entry/rules/digest.ts';
import type { PaperFate, PaperLine } from './listing.ts';
import type { Wanted } from './model.ts';
import { safeName, uniqueIn } from './names.ts';

type Desk = { readonly config: Config; readonly log: Log; readonly baseUrl: string; readonly conn: Conn };

export type Gathering = Desk & {
  readonly editionId: EditionId;
  readonly wanted: Wanted;
  /** Told of each paper once it is in the archive, or is known not to be. */
  readonly told: (line: PaperLine) => void;
};

/** A PDF of each entry that counts and the files that prove it, a folder each; never more than one of them in memory. */
export async function* papersIn(gathering: Gathering): AsyncGenerator<ZipPart> {
  const { conn, editionId, wanted } = gathering;
  for await (const some of submittedTo(conn, editionId)) {
    const proving = wanted.files ? await provingOf(conn, some) : new Map();
    for (const snapshot of some) {
      if (wanted.pdfs) yield* printed(gathering, snapshot);
      if (wanted.files) yield* proofs(gathering, snapshot, proving);
    }
  }
}

const folderOf = ({ receipt }: Snapshot): string => `usulan/${safeName(receipt)}`;

async function* printed(gathering: Gathering, snapshot: Snapshot): AsyncGenerator<ZipPart> {
  const { log, told } = gathering;
  const line = {
    receipt: snapshot.receipt,
    kind: 'entry' as const,
    title: snapshot.content.entry.title,
    original: null,
    asked: null,
    evidenceId: null,
    frozen: null,
  };
  const bytes = await pdfOf(gathering, snapshot).catch((error: unknown) => {
    log.warn({ receipt: snapshot.receipt, reason: String(error) }, 'an entry could not be set for a complete export');
    return null;
  });
  if (!bytes) return told({ ...line, path: null, size: null, sha256: null, fate: 'unprintable' });
  const path = `${folderOf(snapshot)}/usulan.pdf`;
  yield { name: path, text: [bytes], isPacked: true };
  told({ ...line, path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), fate: 'whole' });
}

function pdfOf({ baseUrl }: Gathering, snapshot: Snapshot): Promise<Uint8Array> {
  const holds = digestOf(snapshot.content) === snapshot.sha256;
  const found = { snapshot, holds, standing: 'counts' as const };
  return printEntry({ found, address: baseUrl + entryPaths.verified.to(snapshot.code), whole: true });
}

const keyOf = (entryId: string, evidenceId: string, sha256: string) => `${entryId} ${evidenceId} ${sha256}`;
type Proving = ReadonlyMap<string, ProvingFile>;

/** The files that prove these entries now: what was taken off or erased since is read by nobody any more. */
async function provingOf(conn: Conn, snapshots: readonly Snapshot[]): Promise<Proving> {
  const { kind } = entrySubject('' as Snapshot['entryId']);
  const files = await filesProving(conn, { kind, ids: snapshots.map((it) => it.entryId) });
  return new Map(files.map((it) => [keyOf(it.subjectId, it.evidenceId, it.sha256), it]));
}

type FrozenFile = FrozenEvidence & { readonly file: NonNullable<FrozenEvidence['file']> };

async function* proofs(gathering: Gathering, snapshot: Snapshot, proving: Proving): AsyncGenerator<ZipPart> {
  const taken = new Set<string>();
  const frozen = snapshot.content.evidence.filter((it): it is FrozenFile => it.file !== null);
  for (const uses of Map.groupBy(frozen, (it) => it.evidenceId).values()) {
    const [first] = uses as [FrozenFile];
    const name = uniqueIn(taken, safeName(first.file.name));
    const file = proving.get(keyOf(snapshot.entryId, first.evidenceId, first.file.sha256));
    const line = {
      receipt: snapshot.receipt,
      kind: 'evidence' as const,
      title: first.title,
      original: first.file.name,
      asked: uses.map((it) => it.askedName).join('; '),
      evidenceId: first.evidenceId,
      frozen: first.file.sha256,
    };
    yield* proof(gathering, { path: `${folderOf(snapshot)}/bukti/${name}`, line, file });
  }
}

type Proof = {
  readonly path: string;
  readonly line: Omit<PaperLine, 'path' | 'size' | 'sha256' | 'fate'>;
  readonly file: ProvingFile | undefined;
};

async function* proof({ config, log, told }: Gathering, { path, line, file }: Proof): AsyncGenerator<ZipPart> {
  const flow = file ? await fileFlow(config, file) : null;
  if (!flow) return told({ ...line, path: null, size: null, sha256: null, fate: file ? 'missing' : 'gone' });
  const read = { size: 0, hash: createHash('sha256'), isBroken: false };
  const text = watched(flow, read, (error) =>
    log.warn(
      { receipt: line.receipt, evidence_id: line.evidenceId, reason: String(error) },
      'a file broke off in a complete export',
    ),
  );
  yield { name: path, text, isPacked: true };
  const sha256 = read.hash.digest('hex');
  const fate: PaperFate = read.isBroken ? 'broken' : sha256 === line.frozen ? 'whole' : 'altered';
  told({ ...line, path, size: read.size, sha256, fate });
}

type Read = { size: number; readonly hash: ReturnType<typeof createHash>; isBroken: boolean };

/** The bytes as they pass; where they break off, what came stays and the rest of the archive goes on. */
async function* watched(
  flow: AsyncIterable<Uint8Array>,
  read: Read,
  broke: (error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of flow) {
      read.size += piece.length;
      read.hash.update(piece);
      yield piece;
    }
  } catch (error) {
    read.isBroken = true;
    broke(error);
  }
}
