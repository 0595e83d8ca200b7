import { dayOf } from '#platform/dates.ts';

export const fileTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  txt: 'text/plain; charset=utf-8',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
} as const;
export type FileType = keyof typeof fileTypes;

export type OutFile = { readonly name: string; readonly type: FileType; readonly body: Uint8Array | string };

/** A file to be kept by the reader; its name bears the day on which it was made. */
export function download({ name, type, body }: OutFile, now: Date): Response {
  return new Response(typeof body === 'string' ? body : Buffer.from(body), {
    headers: {
      'content-type': fileTypes[type],
      'content-disposition': `attachment; filename="${name}-${dayOf(now)}.${type}"`,
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    },
  });
}
