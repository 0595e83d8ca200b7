/**
 * A backup is gzipped text: a head, then for each table its name and columns followed by rows in PostgreSQL's COPY
 * text format and a line `\.`, then sequences, then an end with the count. It depends on no server version.
 */
export type BackupHead = {
  readonly format: 'tuntas-backup';
  readonly version: 1;
  readonly takenAt: string;
  /** Migrations that the data was made under; a restore brings the tables to exactly these first. */
  readonly migrations: readonly string[];
};

export type TableHead = { readonly table: string; readonly columns: readonly string[] };
export type SequenceMark = { readonly sequence: string; readonly value: number };
export type BackupEnd = { readonly tables: number; readonly rows: number };

export type Mark =
  | { readonly kind: 'head'; readonly body: BackupHead }
  | { readonly kind: 'table'; readonly body: TableHead }
  | { readonly kind: 'sequence'; readonly body: SequenceMark }
  | { readonly kind: 'end'; readonly body: BackupEnd };

export const END_OF_ROWS = '\\.';

export function markLine(mark: Mark): string {
  return `#${mark.kind} ${JSON.stringify(mark.body)}\n`;
}

/** The mark that a line bears, or null when the file is no backup or is damaged here. */
export function readMark(line: string): Mark | null {
  const found = /^#(head|table|sequence|end) (\{.*\})$/.exec(line);
  if (!found) return null;
  try {
    return { kind: found[1], body: JSON.parse(found[2] ?? '') } as Mark;
  } catch {
    return null;
  }
}
