import { createHash } from 'node:crypto';
import { renderToString } from 'preact-render-to-string';
import { fileFlow } from '#files/index.ts';
import type { Config } from '#platform/config.ts';
import { inLocale, type Locale } from '#platform/i18n/i18n.ts';
import type { Log } from '#platform/log.ts';
import type { ZipPart } from '#platform/sheet/index.ts';
import type { Origin } from '../origin/model.ts';
import type { KitFile, KitItem, KitLine } from './model.ts';
import { namesOf } from './rules/names.ts';
import { ReadMe } from './views/read-me.tsx';

type Desk = {
  readonly config: Config;
  readonly log: Log;
  readonly locale: Locale;
  /** Of the record's page. */
  readonly address: string;
  readonly at: Date;
};
export type Packing = Desk & { readonly origin: Origin; readonly note: string; readonly items: readonly KitItem[] };

/**
 * The kit as it comes: the papers by their names, in the owner's order, then what each is and what became of it, for programs, people
 * and `sha256sum -c`. A file flows from the storage in pieces; none waits in memory.
 */
export async function* kitParts(packing: Packing): AsyncGenerator<ZipPart> {
  const lines: KitLine[] = [];
  const papers = packing.items.filter((it) => it.file !== null);
  const names = namesOf(papers.map((it) => it.file?.name ?? ''));
  for (const item of packing.items) {
    const path = names[papers.indexOf(item)];
    if (item.file === null || path === undefined)
      lines.push({ path: null, item, size: null, sha256: null, fate: 'link' });
    else yield* paper(packing, { item, file: item.file, path, told: (line) => lines.push(line) });
  }
  yield { name: 'manifest.json', text: [`${JSON.stringify(manifestOf(packing, lines), null, 2)}\n`] };
  yield { name: 'BACA-SAYA.html', text: [readMe(packing, lines)] };
  yield {
    name: 'SHA256SUMS',
    text: lines.flatMap((it) => (it.path && it.sha256 ? [`${it.sha256}  ${it.path}\n`] : [])),
  };
}

type Paper = {
  readonly item: KitItem;
  readonly file: KitFile;
  readonly path: string;
  readonly told: (line: KitLine) => void;
};

async function* paper({ config, log }: Packing, { item, file, path, told }: Paper): AsyncGenerator<ZipPart> {
  const flow = await fileFlow(config, file);
  if (!flow) return told({ path: null, item, size: null, sha256: null, fate: 'missing' });
  const read = { size: 0, hash: createHash('sha256'), isBroken: false };
  const broke = (error: unknown) =>
    log.warn({ evidence_id: item.evidenceId, reason: String(error) }, 'a file broke off in a replication kit');
  yield { name: path, text: watched(flow, read, broke), isPacked: true };
  const sha256 = read.hash.digest('hex');
  const fate = read.isBroken ? 'broken' : sha256 === file.sha256 ? 'whole' : 'altered';
  told({ path, item, size: read.size, sha256, fate });
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

function manifestOf({ origin, note, address, at }: Packing, lines: readonly KitLine[]) {
  return {
    format: 'tuntas-replication-kit/1',
    innovation: {
      id: origin.id,
      title: origin.title,
      institution: origin.institutionName,
      unit: origin.unitName,
      address,
    },
    note,
    packedAt: at.toISOString(),
    papers: lines.map(({ path, item, size, sha256, fate }) => ({
      path,
      kind: item.kind,
      title: item.title,
      number: item.number,
      date: item.documentDate,
      issuer: item.issuer,
      page: item.page,
      url: item.url,
      mediaType: item.file?.mediaType ?? null,
      size,
      sha256,
      keptSha256: item.file?.sha256 ?? null,
      state: fate,
    })),
  };
}

/** The archive is read when the page has long been answered: the language comes along. */
function readMe({ origin, note, address, at, locale }: Packing, lines: readonly KitLine[]): string {
  const page = () => renderToString(<ReadMe origin={origin} note={note} address={address} at={at} lines={lines} />);
  return `<!doctype html>\n${inLocale(locale, page)}\n`;
}
