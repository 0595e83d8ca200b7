/** What may be kept, by what the content says it is; `show` is what browsers may open by themselves. */
export const mediaTypes = {
  'application/pdf': { ext: 'pdf', name: 'PDF', show: true, image: false },
  'image/jpeg': { ext: 'jpg', name: 'JPEG', show: true, image: true },
  'image/png': { ext: 'png', name: 'PNG', show: true, image: true },
  'image/webp': { ext: 'webp', name: 'WebP', show: true, image: true },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    ext: 'xlsx',
    name: 'Excel (XLSX)',
    show: false,
    image: false,
  },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    ext: 'docx',
    name: 'Word (DOCX)',
    show: false,
    image: false,
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    ext: 'pptx',
    name: 'PowerPoint (PPTX)',
    show: false,
    image: false,
  },
  'application/vnd.oasis.opendocument.text': { ext: 'odt', name: 'OpenDocument (ODT)', show: false, image: false },
  'video/mp4': { ext: 'mp4', name: 'MP4', show: false, image: false },
} as const satisfies Record<string, MediaSpec>;

type MediaSpec = { readonly ext: string; readonly name: string; readonly show: boolean; readonly image: boolean };
export type MediaType = keyof typeof mediaTypes;

export function isMediaType(text: string): text is MediaType {
  return Object.hasOwn(mediaTypes, text);
}

/** The specification of a kept type; one that is no longer on the list is never shown by itself. */
export function mediaOf(text: string): MediaSpec {
  return isMediaType(text) ? mediaTypes[text] : { ext: 'bin', name: text, show: false, image: false };
}

/** For the file chooser: the endings of all that may be kept. */
export const acceptedEndings: string = [...Object.values(mediaTypes).map((it) => `.${it.ext}`), '.jpeg'].join(',');

const LONGEST_NAME = 200;

/** The file's own name with the ending of its content: no folder, no sign that a header or a shell could trip over. */
export function fileNameOf(given: string, mediaType: string): string {
  const last = given.replaceAll('\\', '/').split('/').at(-1) ?? '';
  const clean = last
    .toWellFormed()
    .replaceAll(/[\p{C}"<>:|?*]/gu, '')
    .trim();
  const stem =
    clean
      .replace(/\.[^.]{1,8}$/, '')
      .replace(/^\.+/, '')
      .trim() || 'berkas';
  const { ext } = mediaOf(mediaType);
  return `${[...stem]
    .slice(0, LONGEST_NAME - 20)
    .join('')
    .trim()}.${ext}`.slice(-LONGEST_NAME);
}

/** A `content-disposition` that any browser reads, with the name in UTF-8 beside its plain form (RFC 6266). */
export function dispositionOf(name: string, inline: boolean): string {
  const plain =
    name
      .normalize('NFKD')
      .replaceAll(/[^\x20-\x7e]/g, '')
      .replaceAll(/["\\%]/g, '_') || 'berkas';
  const coded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${coded}`;
}
