/** The body of a request, unless it is longer than the limit: then no more of it is read. */
export async function bytesUpTo(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | 'too_large'> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return 'too_large';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limit) return 'too_large';
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
