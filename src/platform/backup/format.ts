/**
 * A backup is gzipped: a head, then for each table its name and columns followed by rows in PostgreSQL's COPY text
 * format and a line `\.`, then sequences, then for each file its name and its bytes in pieces, then an end with the
 * counts and the digest of all before it. It depends on no server version and no kind of storage.
 */
export type BackupHead = {
  readonly format: 'tuntas-backup';
  /** 1: tables alone, without a digest. */
  readonly version: 1 | 2;
  readonly takenAt: string;
  /** Migrations that the data was made under; a restore brings the tables to exactly these first. */
  readonly migrations: readonly string[];
};
export const NEWEST_VERSION = 2;

export type TableHead = { readonly table: string; readonly columns: readonly string[] };
export type SequenceMark = { readonly sequence: string; readonly value: number };
/** A file as it should be: where it lies in the storage, and what its bytes are. */
export type FileHead = { readonly key: string; readonly sha256: string; readonly size: number };
export type BackupEnd = {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  /** Files that were not in the storage, or not as they should be, when the backup was taken. */
  readonly lost: number;
};

export type Mark =
  | { readonly kind: 'head'; readonly body: BackupHead }
  | { readonly kind: 'table'; readonly body: TableHead }
  | { readonly kind: 'sequence'; readonly body: SequenceMark }
  | { readonly kind: 'file'; readonly body: FileHead }
  /** So many bytes of the file follow the line. */
  | { readonly kind: 'bytes'; readonly body: { readonly n: number } }
  /** The file is over: the digest of what came, or null when it was not there to be read. */
  | { readonly kind: 'over'; readonly body: { readonly sha256: string | null } }
  | { readonly kind: 'end'; readonly body: BackupEnd & { readonly sha256: string } };

export const END_OF_ROWS = '\\.';

export function markLine(mark: Mark): string {
  return `#${mark.kind} ${JSON.stringify(mark.body)}\n`;
}

/** The mark that a line bears, or null when the file is no backup or is damaged here. */
export function readMark(line: string): Mark | null {
  const found = /^#(head|table|sequence|file|bytes|over|end) (\{.*\})$/.exec(line);
  if (!found) return null;
  try {
    return { kind: found[1], body: JSON.parse(found[2] ?? '') } as Mark;
  } catch {
    return null;
  }
}
