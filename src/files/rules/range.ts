/** Part of a file, first and last byte counted from nought. */
export type Span = { readonly from: number; readonly to: number };

export type Asked = {
  /** The header `range`, null when there is none. */
  readonly range: string | null;
  /** The header `if-range`: the part is wanted only of the very content that this tag or date stands for. */
  readonly ifRange: string | null;
};

/**
 * Which part of a file of `size` bytes is asked for (RFC 9110 § 14): null for all of it, `beyond` when nothing lies
 * there. One part at a time is given: several, other units and what cannot be read are answered with the whole file.
 */
export function spanAsked(
  { range, ifRange }: Asked,
  { size, etag }: { readonly size: number; readonly etag: string },
): Span | 'beyond' | null {
  if (ifRange !== null && ifRange !== etag) return null;
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return null;
  if (first === '') return tail(Number(last), size);
  const from = Number(first);
  if (last !== '' && Number(last) < from) return null;
  if (from >= size) return 'beyond';
  return { from, to: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

function tail(length: number, size: number): Span | 'beyond' {
  if (length === 0 || size === 0) return 'beyond';
  return { from: Math.max(0, size - length), to: size - 1 };
}
