import { createHash } from 'node:crypto';
import { type ColumnOf, type MadeList, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { ZipPart } from '#platform/sheet/index.ts';

/**
 * What became of a paper: `altered` lies in the archive with another digest than was frozen, `broken` as far as it could be read;
 * `missing` is lost by the storage, `gone` was erased or taken off the entry, `unprintable` could not be set on this machine.
 */
export const paperFates = ['whole', 'altered', 'broken', 'missing', 'gone', 'unprintable'] as const;
export type PaperFate = (typeof paperFates)[number];

/** A paper that belongs into an archive. */
export type PaperLine = {
  /** Its name in the archive; null when it is not in it. */
  readonly path: string | null;
  readonly receipt: string;
  readonly kind: 'entry' | 'evidence';
  readonly title: string;
  /** As its people called the file. */
  readonly original: string | null;
  /** For what the edition asks it. */
  readonly asked: string | null;
  readonly evidenceId: string | null;
  readonly size: number | null;
  /** Of what lies in the archive. */
  readonly sha256: string | null;
  /** As the submission froze it. */
  readonly frozen: string | null;
  readonly fate: PaperFate;
};

/** The archive's own list of its papers: what is in it, and what is not and why. */
export function paperTable(lines: readonly PaperLine[]): Pick<MadeList, 'columns' | 'rows'> {
  return tableOf(columns, async function* () {
    yield lines;
  });
}

const columns: readonly ColumnOf<PaperLine>[] = [
  { key: 'path', label: () => t('takeout.paper.path'), width: 60, value: (it) => it.path },
  { key: 'receipt', label: () => t('stage.check.receipt'), value: (it) => it.receipt },
  {
    key: 'kind',
    label: () => t('takeout.paper.kind'),
    value: (it) => t(`takeout.paper.kind.${it.kind}`),
    code: (it) => it.kind,
  },
  { key: 'title', label: () => t('takeout.paper.title'), value: (it) => it.title },
  { key: 'original_name', label: () => t('takeout.paper.original'), value: (it) => it.original },
  { key: 'asked', label: () => t('takeout.paper.asked'), value: (it) => it.asked },
  { key: 'evidence_id', label: () => t('takeout.paper.evidenceId'), value: (it) => it.evidenceId },
  { key: 'size', label: () => t('takeout.paper.size'), type: 'number', value: (it) => it.size },
  { key: 'sha256', label: () => t('takeout.digest'), value: (it) => it.sha256 },
  { key: 'frozen_sha256', label: () => t('takeout.paper.frozen'), value: (it) => it.frozen },
  {
    key: 'state',
    label: () => t('takeout.paper.fate'),
    value: (it) => t(`takeout.fate.${it.fate}`),
    code: (it) => it.fate,
  },
];

/** The same parts, with a line for each in the manner of `sha256sum`, told once its bytes have passed. */
export async function* summed(
  parts: AsyncIterable<ZipPart> | Iterable<ZipPart>,
  told: (line: string) => void,
): AsyncGenerator<ZipPart> {
  for await (const part of parts) {
    const hash = createHash('sha256');
    yield { ...part, text: hashed(part.text, hash) };
    told(`${hash.digest('hex')}  ${part.name}\n`);
  }
}

async function* hashed(
  text: ZipPart['text'],
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<string | Uint8Array> {
  for await (const piece of text) {
    hash.update(piece);
    yield piece;
  }
}
