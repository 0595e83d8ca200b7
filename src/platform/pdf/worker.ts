// The process that sets PDFs: Typst is native, busy for as long as a document takes, and gives memory back only by ending.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PdfAnswer, PdfJob } from './job.ts';

/** A folder that is not there: a template finds what it is handed and nothing else of this machine. */
const NOWHERE = '/tuntas-pdf';
/** Documents for which Typst keeps what it worked out. */
const KEPT = 8;

type Sent = Omit<PdfJob, 'data'> & { readonly data: string };

let compiler: NodeCompiler | null = null;

function compilerHere(): NodeCompiler {
  if (compiler) return compiler;
  const typst = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as {
    readonly NodeCompiler: typeof NodeCompiler;
  };
  compiler = typst.NodeCompiler.create({ workspace: NOWHERE });
  return compiler;
}

function set(typst: NodeCompiler, { template, data, pictures = [] }: Sent): PdfAnswer {
  typst.resetShadow();
  const put = (name: string, bytes: Uint8Array | string) => typst.mapShadow(join(NOWHERE, name), Buffer.from(bytes));
  put('main.typ', template);
  put('data.json', data);
  for (const { name, bytes } of pictures) put(name, bytes);
  const compiled = typst.compile({ mainFilePath: join(NOWHERE, 'main.typ'), resetRead: true });
  const document = compiled.result;
  if (!document) {
    const fault = JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? 'no document');
    return { ok: false, fault, isAbsent: false };
  }
  const bytes = new Uint8Array(accessible(typst, document));
  typst.evictCache(KEPT);
  return { ok: true, bytes };
}

/** PDF/UA-1, which Typst checks; a document that falls short of it is still tagged. */
function accessible(typst: NodeCompiler, document: Parameters<NodeCompiler['pdf']>[0]): Buffer {
  try {
    return typst.pdf(document, { pdfStandard: 'ua-1' });
  } catch {
    return typst.pdf(document);
  }
}

function answer(sent: Sent): PdfAnswer {
  let typst: NodeCompiler;
  try {
    typst = compilerHere();
  } catch (error) {
    return { ok: false, fault: String(error), isAbsent: true };
  }
  try {
    return set(typst, sent);
  } catch (error) {
    return { ok: false, fault: String(error), isAbsent: false };
  }
}

process.on('message', (sent: Sent) => process.send?.(answer(sent)));
// Whoever asked is gone.
process.on('disconnect', () => process.exit());
