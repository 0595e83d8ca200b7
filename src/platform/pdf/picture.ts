/** A page is 17 cm wide between its margins: this is 200 points an inch. */
const WIDEST = 1400;
const QUALITY = 78;
const MAX_PIXELS = 48_000_000;

/** The picture as small as print needs it, as JPEG; null for what is no picture any more. */
export async function printable(bytes: Uint8Array): Promise<Uint8Array | null> {
  const { default: sharp } = await import('sharp');
  try {
    const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, animated: false }).autoOrient();
    const sized = picture.resize({ width: WIDEST, height: WIDEST, fit: 'inside', withoutEnlargement: true });
    return new Uint8Array(await sized.flatten({ background: '#ffffff' }).jpeg({ quality: QUALITY }).toBuffer());
  } catch {
    return null;
  }
}

const SMALL = 600;

/** An emblem or a signature as PNG, so that its ground may be transparent; null for what is no picture. */
export async function smallPng(bytes: Uint8Array): Promise<Uint8Array | null> {
  const { default: sharp } = await import('sharp');
  try {
    const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, animated: false }).autoOrient();
    const sized = picture.resize({ width: SMALL, height: SMALL, fit: 'inside', withoutEnlargement: true });
    return new Uint8Array(await sized.png({ palette: true }).toBuffer());
  } catch {
    return null;
  }
}
