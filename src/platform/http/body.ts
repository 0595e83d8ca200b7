import type { Readable } from 'node:stream';

/** Ends what nobody will read any more. It holds the source, not the body, so that the body can be seen to go. */
const forgotten = new FinalizationRegistry<Readable>((source) => source.destroy());

/**
 * The source as the body of an answer. Nothing is read before somebody asks; the source is closed at its end, when the
 * reader gives up, and when the answer is dropped without a word, as for a visitor who left while it was made.
 */
export function bodyOf(source: Readable): ReadableStream<Uint8Array> {
  // A fault before the first piece is asked for waits for whoever asks; unheard it would end the program.
  source.on('error', () => {});
  const pieces = source[Symbol.asyncIterator]();
  const pull = async (body: ReadableStreamDefaultController<Uint8Array>) => {
    const { done, value } = await pieces.next();
    if (done) body.close();
    else body.enqueue(value);
  };
  const body = new ReadableStream({ pull, cancel: () => void source.destroy() }, { highWaterMark: 0 });
  forgotten.register(body, source);
  return body;
}
