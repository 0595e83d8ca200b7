import { create } from 'qrcode';

/** Light squares around the code, which readers need (ISO/IEC 18004 §9.1). */
const QUIET = 4;

/** The text as a QR code, drawn here: it goes to nobody. Dark on white in every theme, as readers expect. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const whole = size + 2 * QUIET;
  const squares = [...data].flatMap((dark, index) =>
    dark ? [`M${(index % size) + QUIET} ${Math.floor(index / size) + QUIET}h1v1h-1z`] : [],
  );
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${whole} ${whole}`} width="240" height="240">
      <rect width={whole} height={whole} fill="#fff" />
      <path d={squares.join('')} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
