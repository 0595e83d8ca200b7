import { fileTypeFromBuffer } from 'file-type';
import { oneByOne } from '#platform/one-by-one.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { FileFault } from '../model.ts';
import { isMediaType, type MediaType, mediaTypes } from '../rules/media.ts';

/** 8,000 × 6,000: more than any scanner of papers makes, less than a bomb needs. */
export const MAX_PIXELS = 48_000_000;

export type Content = { readonly bytes: Uint8Array; readonly mediaType: MediaType };

/** What the content is, whatever its name says; pictures come back written anew, without what cameras add. */
export async function readContent(bytes: Uint8Array): Promise<Outcome<Content, FileFault>> {
  if (bytes.length === 0) return refused('empty');
  const found = await typeOf(bytes);
  if (!found) return refused('type');
  if (!mediaTypes[found].image) return done({ bytes, mediaType: found });
  return pictures('', () => rewritten(bytes, found));
}

/** One picture after the other: each takes a processor for itself and up to a few hundred megabytes. */
const pictures = oneByOne();

async function typeOf(bytes: Uint8Array): Promise<MediaType | null> {
  try {
    const found = await fileTypeFromBuffer(bytes);
    return found && isMediaType(found.mime) ? found.mime : null;
  } catch {
    return null;
  }
}

/** Decodes and encodes the picture: position, camera and hidden parts are gone, its turn is kept. */
async function rewritten(bytes: Uint8Array, mediaType: MediaType): Promise<Outcome<Content, FileFault>> {
  const { default: sharp } = await import('sharp');
  const options = { limitInputPixels: MAX_PIXELS, failOn: 'error' as const, animated: false };
  try {
    const { width, height } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
    if (width * height > MAX_PIXELS) return refused('too_many_pixels');
    const picture = sharp(bytes, options).autoOrient();
    return done({ bytes: new Uint8Array(await encoded(picture, mediaType)), mediaType });
  } catch {
    return refused('broken_image');
  }
}

type Picture = import('sharp').Sharp;

function encoded(picture: Picture, mediaType: MediaType): Promise<Buffer> {
  if (mediaType === 'image/png') return picture.png().toBuffer();
  if (mediaType === 'image/webp') return picture.webp({ quality: 85 }).toBuffer();
  return picture.jpeg({ quality: 88, mozjpeg: false }).toBuffer();
}
