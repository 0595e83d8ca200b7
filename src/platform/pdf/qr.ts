import { create } from 'qrcode';

/** Light squares around the code, which readers need (ISO/IEC 18004 §9.1). */
const QUIET = 4;

/** The text as a QR code in SVG. */
export function qrSvg(text: string): Uint8Array {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const whole = size + 2 * QUIET;
  const squares = [...data].flatMap((dark, at) =>
    dark ? [`M${(at % size) + QUIET} ${Math.floor(at / size) + QUIET}h1v1h-1z`] : [],
  );
  return new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}"><path d="${squares.join('')}" fill="#000"/></svg>`,
  );
}
