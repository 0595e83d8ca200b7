import { qrSvg } from '#platform/pdf/index.ts';

/** A code to be read by a camera; `text` says what it is for. */
export function QrImage({
  value,
  text,
  large = false,
}: {
  readonly value: string;
  readonly text: string;
  readonly large?: boolean;
}) {
  const source = `data:image/svg+xml;base64,${Buffer.from(qrSvg(value)).toString('base64')}`;
  const side = large ? 480 : 240;
  return <img class="max-w-full h-auto bg-white" src={source} alt={text} width={side} height={side} />;
}
